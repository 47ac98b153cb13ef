using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Text.Json;
using System.Text.RegularExpressions;
using AtlasPS.Descriptions;
using AtlasPS.Http;
using AtlasPS.Resources;
using AtlasPS.Sessions;
using AtlasPS.Values;

namespace AtlasPS.Binding;

/// <summary>Turns arguments into a request, checking everything before anything is sent.</summary>
internal sealed class RequestBuilder(OperationDescription operation, IReadOnlyList<ParameterDescription> parameters, CallArguments arguments)
{
    /// <summary>The values that the path was filled with, by wire name: what answers are stamped with.</summary>
    public Dictionary<string, string> PathValues { get; } = new(StringComparer.Ordinal);

    private string[] _given = [];

    /// <summary>What the request holds that AtlasPS does not know.</summary>
    public Remarks Remarks { get; } = new();

    /// <param name="scope">Gives the id of a project or an organization: from an id, a name, or the session.</param>
    /// <param name="readPresent">Sends a request that reads the present thing, and returns it.</param>
    public AtlasRequest Build(Func<ParameterDescription, string?, string> scope, Func<OperationDescription, AtlasRequest, AtlasObject?> readPresent)
    {
        FillPath(scope);
        var request = operation.NewRequest(Path());
        foreach (var parameter in parameters.Where(arguments.Has))
        {
            if (parameter.Place == RequestPart.Query)
                AddAll(request.Query, parameter);
            else if (parameter.Place == RequestPart.Header)
                AddAll(request.Headers, parameter);
        }

        foreach (var parameter in parameters.Where(parameter => parameter.Place == RequestPart.Query && parameter.Default is not null && IsRequired(parameter) && !arguments.Has(parameter)))
            request.Query.Add(new(parameter.WireName, parameter.Default!));

        if (operation.Body is { } body)
        {
            request.Body = Body(body, scope, reading => readPresent(reading, reading.NewRequest(Path())));
            request.ContentType = operation.ContentType;
        }

        return request;
    }

    /// <summary>Parameters of which at least one must be given.</summary>
    public string[] OneOf { get; set; } = [];

    /// <summary>Fields that every request has, by JSON name.</summary>
    public IReadOnlyDictionary<string, string> Fixed { get; set; } = new Dictionary<string, string>();

    /// <summary>Adds what parameters of the cmdlet's own stand for, and says it.</summary>
    public Func<IDictionary<string, object?>, Func<OperationDescription, AtlasObject?>, IReadOnlyDictionary<string, string>>? Complete { get; set; }

    /// <summary>Texts for -WhatIf of the fields that hand-written parameters add, by JSON name.</summary>
    public IReadOnlyDictionary<string, string> Said { get; private set; } = new Dictionary<string, string>();

    /// <summary>The names of the body's fields that were given, as the request has them.</summary>
    public IReadOnlyCollection<string> GivenNames => _given;

    /// <summary>The value to send where none was given.</summary>
    private string? Default(ParameterDescription parameter, Dictionary<string, object?>? body)
    {
        foreach (var rule in parameter.Defaults)
        {
            object? other = arguments[rule.Parameter];
            if (other is null && body is not null && parameters.FirstOrDefault(candidate => candidate.Name == rule.Parameter) is { } known && body.TryGetValue(known.WireName, out object? inBody))
                other = inBody is JsonElement element ? JsonValues.ToText(element) : inBody;
            if (DateArgumentAttribute.Unwrap(other) is string text && Regex.IsMatch(text, rule.Pattern, RegexOptions.IgnoreCase))
                return rule.Value;
        }

        return parameter.Default;
    }

    private bool IsRequired(ParameterDescription parameter) => Array.IndexOf(parameter.RequiredIn, arguments.Set) >= 0;

    private void FillPath(Func<ParameterDescription, string?, string> scope)
    {
        foreach (string name in operation.PathNames)
        {
            var parameter = parameters.First(candidate => candidate.WireName == name && candidate.Place == RequestPart.Path);
            string? given = arguments[parameter.Name] as string ?? (arguments.Body as AtlasObject)?.Identity(name);
            PathValues[name] = parameter.IsScope
                ? scope(parameter, given)
                : Check.Text(parameter.Name, given ?? Default(parameter, null) ?? throw Missing(parameter), parameter.Value, Remarks, isPath: true);
        }
    }

    private string Path()
    {
        try
        {
            return AtlasPath.Fill(operation.Path, name => PathValues[name]);
        }
        catch (ArgumentException exception)
        {
            throw new AtlasInputException("InvalidName", exception.Message, "Give the name of something that exists.", arguments.Target);
        }
    }

    private AtlasInputException Missing(ParameterDescription parameter) =>
        new("MissingValue", $"{parameter.Name} is missing.", $"Give -{parameter.Name}, or pipe an object that has it.", arguments.Target);

    private void AddAll(IList<KeyValuePair<string, string>> to, ParameterDescription parameter)
    {
        object? value = arguments[parameter.Name];
        if (!parameter.Value.IsArray)
        {
            to.Add(new(parameter.WireName, Plain(parameter, value)));
            return;
        }

        string[] items = [.. (value is IEnumerable list and not string ? list.Cast<object?>() : [value]).Select(item => Plain(parameter, item))];
        Check.Count(parameter.Name, items.Length, parameter.Value, Remarks);
        if (parameter.Explode)
            foreach (string item in items)
                to.Add(new(parameter.WireName, item));
        else
            to.Add(new(parameter.WireName, string.Join(",", items)));
    }

    /// <summary>A single value as text, for a query or a header.</summary>
    private string Plain(ParameterDescription parameter, object? value)
    {
        switch (DateArgumentAttribute.Unwrap(value))
        {
            case null:
                return "";
            case bool flag:
                return flag ? "true" : "false";
            case SwitchParameter flag:
                return flag.IsPresent ? "true" : "false";
            case DateTime date when parameter.Value.Kind == ValueFormat.Seconds:
                return Check.Seconds(parameter.Name, date, parameter.Value).ToString(System.Globalization.CultureInfo.InvariantCulture);
            case DateTime date:
                return JsonValues.Format(Check.Date(parameter.Name, date));
            case SecureString secret:
                return Secrets.Reveal(secret);
            case string text:
                return Check.Text(parameter.Name, text, parameter.Value, Remarks);
            case var number:
                Check.Number(parameter.Name, Convert.ToDouble(number), parameter.Value, Remarks);
                return ((IFormattable)number).ToString(null, System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private byte[] Body(ValueDescription body, Func<ParameterDescription, string?, string> scope, Func<OperationDescription, AtlasObject?> readPresent)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var bodyWriter = new BodyWriter(writer, Remarks) { Overrides = Overrides() };
            object? given = Given();
            var form = new GivenForm(operation.Output?.Invoke(), IsText: given is JsonElement).Of(given);
            if (body.Type?.Invoke() is not { } type)
            {
                // The API wants a body without saying what may be in it: an empty one is always right.
                bodyWriter.Write("the body", given ?? new Hashtable(), body, form);
            }
            else if (body.IsArray && Many(given) is { } items)
            {
                writer.WriteStartArray();
                foreach (object item in items)
                    bodyWriter.WriteObject("", GivenFields(item), type, form.Of(DateArgumentAttribute.Unwrap(item)));
                writer.WriteEndArray();
            }
            else
            {
                if (body.IsArray)
                    writer.WriteStartArray();
                bodyWriter.WriteObject("", Merge(given, type, body.IsArray, form, scope, readPresent, bodyWriter), type, form);
                if (body.IsArray)
                    writer.WriteEndArray();
            }
        }

        return buffer.ToArray();
    }

    /// <summary>The given body, JSON text read.</summary>
    private object? Given()
    {
        object? given = DateArgumentAttribute.Unwrap(arguments.Body);
        if (given is not string text)
            return given;
        try
        {
            return JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException exception)
        {
            throw new AtlasInputException(
                "InvalidJson",
                $"-Body is not valid JSON: line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}.",
                "Give -Body a hashtable, an object, or valid JSON text.",
                arguments.Target)
            { Category = ErrorCategory.InvalidData };
        }
    }

    /// <summary>The items of a body that is a list, where a list was given.</summary>
    private static IEnumerable<object>? Many(object? given) => given switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(item => (object)item),
        IEnumerable list and not IDictionary and not string => list.Cast<object>(),
        _ => null,
    };

    /// <summary>The given body, then the bound parameters over it, then what the path knows and the body must repeat.</summary>
    private Dictionary<string, object?> Merge(object? given, TypeDescription type, bool isList, GivenForm form, Func<ParameterDescription, string?, string> scope, Func<OperationDescription, AtlasObject?> readPresent, BodyWriter writer)
    {
        var merged = new Dictionary<string, object?>(StringComparer.Ordinal);
        KeyValuePair<string, object?>[] fields = given is null ? [] : [.. GivenFields(given)];
        form = form.Of(fields, type);
        foreach (var field in fields.Where(field => form.IsThere(field.Value) && !form.IsHead(field.Key)))
            merged[NameInRequest(field.Key, type)] = field.Value;
        foreach (var parameter in parameters.Where(parameter => parameter.Place == RequestPart.Body && arguments.Has(parameter)))
        {
            merged[parameter.WireName] = parameter.IsScope ? Scope(parameter, arguments[parameter.Name] as string) : arguments[parameter.Name];
            writer.Meant.Add(parameter.WireName);
        }

        if (Complete is not null)
            Said = Complete(merged, readPresent);
        // What the cmdlet itself has put together of what was read is not warned of.
        writer.Kept.UnionWith(Said.Keys);
        _given = [.. merged.Keys];
        foreach (var field in Fixed)
            merged[field.Key] = field.Value;
        if (merged.Count > 0 && operation.Reading?.Invoke() is { } reading && !IsWhole(given, form, merged) && readPresent(reading) is { } present)
            LayUnder(merged, present, type, writer.Kept);
        if (merged.Count == 0 && arguments.Body is null && (isList || operation.Method is "PATCH" or "PUT"))
            throw new AtlasInputException("NothingToChange", $"Nothing was given that could be {(isList ? "added" : "changed")}.", Choices(), arguments.Target);
        foreach (var field in type.Fields.Where(field => field.Required && !field.ReadOnly && !merged.ContainsKey(field.JsonName)))
        {
            if (PathValues.TryGetValue(field.JsonName, out string? known))
                merged[field.JsonName] = known;
            else if (operation.Method == "PATCH")
                continue;
            else if (Parameter(field) is { IsScope: true } scoped)
                merged[field.JsonName] = Scope(scoped, null);
            else
                merged[field.JsonName] = (Parameter(field) is { } own ? Default(own, merged) : null)
                    ?? throw new AtlasInputException("MissingValue", $"{ParameterName(field)} is missing.", $"Give -{ParameterName(field)}, or '{field.JsonName}' in -Body.", arguments.Target);
        }

        if (parameters.FirstOrDefault(parameter => parameter.Place == RequestPart.Body && IsRequired(parameter) && !IsThere(parameter)) is { } absent)
            throw new AtlasInputException("MissingValue", $"{absent.Name} is missing.", $"Give -{absent.Name}, or '{absent.WireName}' in -Body.", arguments.Target);
        if (OneOf.Length > 0 && !parameters.Any(parameter => Array.IndexOf(OneOf, parameter.Name) >= 0 && merged.TryGetValue(parameter.WireName, out object? one) && one is not (null or "")))
            throw new AtlasInputException("MissingValue", $"One of {string.Join(", ", OneOf)} is missing.", $"Give {string.Join(" or ", OneOf.Select(name => $"-{name}"))}, or pipe an object that has it.", arguments.Target);
        return merged;

        // A whole body may be for another of the parameter sets than the default.
        bool IsThere(ParameterDescription parameter) => merged.ContainsKey(parameter.WireName)
            || (parameter.Distinguishes && parameters.Any(other => other.Place == RequestPart.Body && other.Distinguishes && merged.ContainsKey(other.WireName)));

        string Scope(ParameterDescription parameter, string? given) => PathValues[parameter.WireName] = scope(parameter, given);
    }

    /// <summary>True for what replaces the present thing without a look at it: an object that was read, in whichever form, or every field that there is.</summary>
    private bool IsWhole(object? given, GivenForm form, Dictionary<string, object?> merged) =>
        form.WasRead || form.IsCopy
        || (given is not null && form.Answer is { } answer && BodyWriter.Fields(given)!.Any(field => answer.Find(field.Key) is { ReadOnly: true }))
        || parameters.All(parameter => parameter.Place != RequestPart.Body || merged.ContainsKey(parameter.WireName));

    /// <summary>Whatever was not given stays as it is. Secrets come back masked, so they are not sent back.</summary>
    private void LayUnder(Dictionary<string, object?> merged, AtlasObject present, TypeDescription type, ISet<string> kept)
    {
        foreach (var field in present.Fields().Where(field => field.Value is not JsonElement { ValueKind: JsonValueKind.Null }))
        {
            string name = NameInRequest(field.Key, type);
            if (type.Find(name) is { ReadOnly: false } known && known.Value.Kind != ValueFormat.Secret && !Secrets.IsNamed(name) && !merged.ContainsKey(name) && kept.Add(name))
                merged[name] = field.Value;
        }
    }

    /// <summary>The name of a field as the request has it: some are called otherwise in answers.</summary>
    private string NameInRequest(string given, TypeDescription type) => type.Find(given)?.JsonName
        ?? parameters.FirstOrDefault(parameter => parameter.Place == RequestPart.Body && string.Equals(parameter.Reads, given, StringComparison.OrdinalIgnoreCase))?.WireName
        ?? given;

    private IEnumerable<KeyValuePair<string, object?>> GivenFields(object given) => BodyWriter.Fields(DateArgumentAttribute.Unwrap(given)!)
        ?? throw new AtlasInputException("InvalidType", "What -Body was given is no object.", $"Give -Body a hashtable, an object, or JSON text. {Choices()}", arguments.Target);

    /// <summary>Fields for which the catalog decided another kind than the facts imply, such as JSON that travels as text.</summary>
    private Dictionary<string, ValueDescription> Overrides() => parameters
        .Where(parameter => parameter.Place == RequestPart.Body)
        .ToDictionary(parameter => parameter.WireName, parameter => parameter.Value);

    private ParameterDescription? Parameter(FieldDescription field) =>
        parameters.FirstOrDefault(parameter => parameter.Place == RequestPart.Body && parameter.WireName == field.JsonName);

    private string ParameterName(FieldDescription field) => Parameter(field)?.Name ?? field.JsonName;

    private string Choices()
    {
        string[] names = [.. parameters.Where(parameter => parameter.Place == RequestPart.Body).Select(parameter => $"-{parameter.Name}")];
        return names.Length <= 12 ? $"Give one of {string.Join(", ", names)}, or -Body." : "Give a parameter that says what it is to be, or -Body. Get-Help lists them.";
    }
}
