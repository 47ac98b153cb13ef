using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasPS.Catalog;
using AtlasPS.Simulator.Http;

namespace AtlasPS.Simulator.Schema;

/// <summary>Refuses a request body that its schema does not allow.</summary>
internal sealed partial class BodyValidator(SchemaReader schemas)
{
    /// <summary>Checks a body.</summary>
    /// <param name="schema">What the body has to be.</param>
    /// <param name="body">The body.</param>
    /// <param name="partial">True for a PATCH, which need not hold what is required.</param>
    /// <param name="elsewhere">Names that the path holds already, and that the body may therefore leave out.</param>
    /// <exception cref="AtlasError">400, naming the offending fields.</exception>
    public void Check(SchemaFacts schema, JsonNode? body, bool partial, IReadOnlySet<string> elsewhere)
    {
        if (Value(schema, body, "", partial, elsewhere) is { } error)
            throw error;
    }

    private AtlasError? Value(SchemaFacts schema, JsonNode? value, string path, bool partial, IReadOnlySet<string> elsewhere)
    {
        schema = schemas.Resolve(schema);
        if (value is null)
            return null;
        if (schemas.ScalarAlternatives(schema) is { Count: > 0 } scalars)
            return scalars.Select(scalar => Value(scalar, value, path, partial, elsewhere)).Aggregate((first, next) => first is null || next is null ? null : first);
        return schema.Type switch
        {
            "array" => value is JsonArray items ? Items(schema, items, path, partial, elsewhere) : WrongType(path, "an array"),
            "string" => Text(schema, value, path),
            "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : WrongType(path, "a boolean"),
            "integer" or "number" => Number(schema, value, path),
            // An object of which nothing is said stands for anything; the service takes booleans there.
            _ when schemas.SaysNothing(schema) => null,
            _ => value is JsonObject json ? Object(schema, json, path, partial, elsewhere) : WrongType(path, "an object"),
        };
    }

    private AtlasError? Object(SchemaFacts schema, JsonObject json, string path, bool partial, IReadOnlySet<string> elsewhere)
    {
        var allowed = schemas.AllowedProperties(schema, json);
        bool open = schemas.IsOpen(schema);
        foreach (var (name, value) in json)
        {
            string at = path.Length == 0 ? name : $"{path}.{name}";
            var candidates = allowed[name].ToList();
            if (candidates.Count == 0 && !open && !Undeclared.Contains(name))
                return AtlasError.InvalidAttribute(at, "The attribute is unknown.");
            if (candidates.Select(candidate => Value(candidate, value, at, partial, Nowhere)).ToList() is { Count: > 0 } results && results.All(result => result is not null))
                return results[0];
        }

        if (partial)
            return null;
        string? missing = schemas.Required(schema, json)
            .Where(name => !json.ContainsKey(name) && !elsewhere.Contains(name))
            .FirstOrDefault(name => allowed[name].All(property => !property.ReadOnly && !schemas.Resolve(property).ReadOnly && schemas.Resolve(property).Default is null));
        return missing is null ? null : Missing(path.Length == 0 ? missing : $"{path}.{missing}");
    }

    private AtlasError? Items(SchemaFacts schema, JsonArray items, string path, bool partial, IReadOnlySet<string> elsewhere)
    {
        if (schema.MinItems > items.Count || schema.MaxItems < items.Count)
            return AtlasError.InvalidAttribute(path, $"The attribute holds {items.Count} items.");
        return schema.Items is null
            ? null
            : items.Select((item, index) => Value(schema.Items, item, $"{path}[{index}]", partial, elsewhere)).FirstOrDefault(error => error is not null);
    }

    private static AtlasError? Text(SchemaFacts schema, JsonNode value, string path)
    {
        if (value.GetValueKind() != JsonValueKind.String)
            return WrongType(path, "a string");
        string text = value.GetValue<string>();
        if (schema.Enum.Count > 0 && !schema.Enum.Contains(text) && !IsOpen(schema))
        {
            return new AtlasError(400, "INVALID_ENUM_VALUE", $"An invalid enumeration value {text} was specified.", text)
            {
                Fields = [(path, "Must be one of " + string.Join(", ", schema.Enum.Take(20)))],
            };
        }

        if (text.Length < schema.MinLength || text.Length > schema.MaxLength)
            return AtlasError.InvalidAttribute(path, $"The attribute has {text.Length} characters.");
        if (schema.Format == "date-time" && !DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _))
            return AtlasError.InvalidAttribute(path, "The attribute is no date and time.");
        return schema.Pattern is { } pattern && PlainPattern().IsMatch(pattern) && !Fits(text, pattern)
            ? AtlasError.InvalidAttribute(path, $"The attribute does not match {pattern}.")
            : null;
    }

    private static AtlasError? Number(SchemaFacts schema, JsonNode value, string path)
    {
        if (value.GetValueKind() != JsonValueKind.Number || !value.AsValue().TryGetValue(out decimal number))
            return WrongType(path, "a number");
        if (schema.Type == "integer" && number != Math.Truncate(number))
            return WrongType(path, "a whole number");
        if (Unbounded.Contains(path[(path.LastIndexOf('.') + 1)..]))
            return null;
        bool low = schema.ExclusiveMinimum ? number <= schema.Minimum : number < schema.Minimum;
        return low || number > schema.Maximum ? AtlasError.InvalidAttribute(path, $"The attribute is out of range: {number}.") : null;
    }

    /// <summary>Some lists of values end in a value in angle brackets, which stands for names that users give: any text fits.</summary>
    private static bool IsOpen(SchemaFacts schema) => schema.Enum.Any(value => value.StartsWith('<'));

    private static bool Fits(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromMilliseconds(200));

    /// <summary>
    /// Only patterns made of classes of characters judge: those of ids and names. Those of addresses and moments
    /// refuse what the service takes, a block where they describe an address for one.
    /// </summary>
    [GeneratedRegex(@"^\^[a-z_]*\(?(\[[^\]]+\](\{[0-9,]+\}|[*+])?)+\)?\$$")]
    private static partial Regex PlainPattern();

    private static AtlasError WrongType(string path, string expected) => path.Length == 0
        ? new(400, "INVALID_JSON", $"Received JSON does not match expected format: it must be {expected}.")
        : new(400, "INVALID_JSON_ATTRIBUTE", $"Received JSON for the {path} attribute does not match expected format.", path)
        {
            Fields = [(path, $"Must be {expected}.")],
        };

    private static AtlasError Missing(string path) =>
        new(400, "MISSING_ATTRIBUTE", $"The required attribute {path} was not specified.", path) { Fields = [(path, "Must not be absent.")] };

    private static readonly HashSet<string> Nowhere = [];

    /// <summary>What the service sends without its description listing it, it takes back too: an object that was read can be sent as it is.</summary>
    private static readonly HashSet<string> Undeclared = ["effectiveDatabaseEdition", "predictiveEnabled"];

    /// <summary>Numbers that the service takes below their documented minimum: it answers with intervals of 0 and 1.</summary>
    private static readonly HashSet<string> Unbounded = ["intervalMin"];
}
