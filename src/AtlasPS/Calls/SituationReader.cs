using System.Text.Json;
using System.Text.RegularExpressions;
using AtlasPS.Descriptions;
using AtlasPS.Feedback;
using AtlasPS.Http;
using AtlasPS.Resources;
using AtlasPS.Results;
using AtlasPS.Sessions;
using AtlasPS.Values;

namespace AtlasPS.Calls;

/// <summary>Says what a cmdlet was about when a call failed, and for a thing that was not found looks for the one that was probably meant.</summary>
internal sealed class SituationReader(ICatalogCall call, OperationDescription operation)
{
    /// <summary>Looking for a better name must never hold up the error itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly Regex Owner = new("^.+(?=(Id|Name)$)", RegexOptions.CultureInvariant);
    private static readonly Regex Hump = new("(?<=[a-z])(?=[A-Z])", RegexOptions.CultureInvariant);

    public FailureSituation Read(AtlasHttpException failure)
    {
        var paths = call.PathValues;
        string? last = operation.PathNames.LastOrDefault();
        bool isScope = Scopes.Contains(last) && operation.PathNames.Length == 1;
        string? value = last is not null && (isScope || !Scopes.Contains(last)) && paths.TryGetValue(last, out string? found) ? found : null;
        string words = last is null ? call.CommandDescription.Noun : Words(last);
        var situation = new FailureSituation
        {
            Target = value ?? paths.Values.LastOrDefault(),
            Roles = operation.Roles,
            Plural = Plural(words),
            ListCommand = operation.CollectionCommand,
            LookCommand = operation.LookCommand,
        };
        if (value is null)
            return situation;

        situation.Thing = $"{Title(words)} '{value}'";
        situation.ThingIsScope = isScope;
        if (!isScope && paths.TryGetValue(Scopes.Project, out string? project))
            (situation.Scope, situation.ListScope) = ($" in project '{call.Connection.Labels[project] ?? project}'", " of the project");
        else if (!isScope && paths.TryGetValue(Scopes.Organization, out string? org))
            (situation.Scope, situation.ListScope) = ($" in organization '{call.Connection.Labels[org] ?? org}'", " of the organization");
        if (failure.StatusCode == 404 && !isScope)
            Suggest(situation, last!, value);
        return situation;
    }

    private void Suggest(FailureSituation situation, string wireName, string value)
    {
        // Nobody mistypes an id into another one that exists.
        var parameter = call.CommandDescription.Parameters.FirstOrDefault(candidate => candidate.WireName == wireName);
        if (parameter?.Source is not { } source || NameResolver.IsId(value))
            return;
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation);
            patience.CancelAfter(Patience);
            var items = call.Await(ListNames.ItemsAsync(call.Connection, source(), call.PathValues, patience.Token));
            var same = items.Where(item => ListNames.Text(item, parameter.SourceProperties) == value).ToList();
            if (same.Count > 0)
                situation.Elsewhere = same.Select(Difference).FirstOrDefault(difference => difference is not null);
            else
                situation.Suggestion = Nearest.Find(value, [.. items.Select(item => ListNames.Text(item, parameter.SourceProperties)).OfType<string>()]);
        }
        catch (Exception exception) when (exception is AtlasHttpException or OperationCanceledException or JsonException or KeyNotFoundException)
        {
            // The error stands without a hint.
        }
    }

    /// <summary>Which other value of the path a thing of the same name has, as a parameter: a database user has a database too.</summary>
    private string? Difference(JsonElement item)
    {
        foreach (string name in operation.PathNames.Where(name => !Scopes.Contains(name)))
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && JsonValues.ToText(value) is { } text && text != call.PathValues[name]
                && call.CommandDescription.Parameters.FirstOrDefault(parameter => parameter.WireName == name) is { } parameter)
                return $"-{parameter.Name} {Quoting.Quoted(text)}";
        return null;
    }

    /// <summary>What the last name in the path names: the thing that the cmdlet is about where the path ends with it, else what that thing belongs to.</summary>
    private string Words(string wireName)
    {
        string? name = call.CommandDescription.Parameters.FirstOrDefault(parameter => parameter.WireName == wireName)?.Name;
        return name is null || operation.Path.EndsWith($"{{{wireName}}}", StringComparison.Ordinal) || Owner.Match(name) is not { Success: true } owner
            ? call.CommandDescription.Noun
            : Hump.Replace(owner.Value, " ").ToLowerInvariant();
    }

    private static string Title(string words) => char.ToUpperInvariant(words[0]) + words.Substring(1);

    private static string Plural(string words) => words switch
    {
        _ when words.EndsWith("ss", StringComparison.Ordinal) => words + "es",
        _ when words.EndsWith("s", StringComparison.Ordinal) => words,
        _ when words.EndsWith("y", StringComparison.Ordinal) && !words.EndsWith("ey", StringComparison.Ordinal) => words.Substring(0, words.Length - 1) + "ies",
        _ => words + "s",
    };
}
