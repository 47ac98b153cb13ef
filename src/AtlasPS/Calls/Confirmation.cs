using System.Globalization;
using System.Text;
using AtlasPS.Descriptions;
using AtlasPS.Resources;
using AtlasPS.Results;
using AtlasPS.Sessions;
using AtlasPS.Values;

namespace AtlasPS.Calls;

/// <summary>
/// Writes what a cmdlet is about to do, from the catalog's template: <c>{Name}</c> is a parameter's value as people know it, <c>{Name.field}</c> a field of an
/// object that was given, and <c>[…]</c> falls away when something in it was not given.
/// </summary>
internal static class Confirmation
{
    public static string Render(ICatalogCall call)
    {
        string template = call.CommandDescription.Confirm;
        var text = new StringBuilder(template.Length * 2);
        for (int at = 0; at < template.Length;)
        {
            if (template[at] != '[')
            {
                int end = template.IndexOf('[', at) is var open and >= 0 ? open : template.Length;
                text.Append(Fill(call, template.Substring(at, end - at), out _));
                at = end;
                continue;
            }

            int close = template.IndexOf(']', at);
            string part = Fill(call, template.Substring(at + 1, close - at - 1), out bool complete);
            if (complete)
                text.Append(part);
            at = close + 1;
        }

        return text.ToString();
    }

    private static string Fill(ICatalogCall call, string template, out bool complete)
    {
        var text = new StringBuilder();
        complete = true;
        for (int at = 0; at < template.Length;)
        {
            int open = template.IndexOf('{', at);
            if (open < 0)
            {
                text.Append(template, at, template.Length - at);
                break;
            }

            int close = template.IndexOf('}', open);
            string name = template.Substring(open + 1, close - open - 1);
            string? value = Show(call, name.Split('.'));
            complete &= value is not null;
            text.Append(template, at, open - at).Append(value);
            at = close + 1;
        }

        return text.ToString();
    }

    private static string? Show(ICatalogCall call, string[] names)
    {
        var parameter = Array.Find(call.CommandDescription.Parameters, candidate => candidate.Name == names[0])!;
        if (names.Length > 1)
            return (call.ValueOf(parameter.Name) as AtlasObject)?.GetValue(names[1]) is { } field ? $"'{field}'" : null;
        if ((parameter.Place == RequestPart.Path || parameter.IsScope) && call.PathValues.TryGetValue(parameter.WireName, out string? path))
            return parameter.WireName switch
            {
                Scopes.Project => Scope(call, "project", path),
                Scopes.Organization => Scope(call, "organization", path),
                _ => Thing(call, path),
            };
        return (call.ValueOf(parameter.Name) ?? (parameter.Value.Kind == ValueFormat.Text && !parameter.Value.IsArray ? call.Sent(parameter.WireName) : null) ?? parameter.Default) switch
        {
            null => null,
            DateTime date => IsExact(call, parameter) ? Second(date) : Minute(date),
            long milliseconds when parameter.Value.Kind == ValueFormat.Milliseconds => Second(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime),
            System.Security.SecureString => "***",
            string text => Thing(call, text),
            System.Collections.IEnumerable list => string.Join(", ", list.Cast<object>()) is { Length: > 0 } items ? items : "nothing",
            var other => DateArgumentAttribute.Unwrap(other)?.ToString(),
        };
    }

    /// <summary>What Atlas takes as text although it is a date names a very second: an entry of the oplog.</summary>
    private static bool IsExact(ICatalogCall call, ParameterDescription parameter) =>
        call.Operation.Body?.Type?.Invoke().Find(parameter.WireName)?.Value.Kind == ValueFormat.Text;

    private static string Minute(DateTime date) => date.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Second(DateTime date) => date.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A name where this session has learnt it; before something is lost the id stands beside it, so that one sees which of two of that name.</summary>
    private static string Scope(ICatalogCall call, string word, string id) => call.Connection.Labels[id] switch
    {
        null => $"{word} {id}",
        var name when call.CommandDescription.Destructive => $"{word} '{name}' ({Short(id)})",
        var name => $"{word} '{name}'",
    };

    private static string Thing(ICatalogCall call, string value) =>
        call.Connection.Labels[value] is { } label ? $"{label} ({Short(value)})" : $"'{value}'";

    private static string Short(string id) => id.Length > 12 ? $"{id.Substring(0, 4)}…{id.Substring(id.Length - 4)}" : id;
}
