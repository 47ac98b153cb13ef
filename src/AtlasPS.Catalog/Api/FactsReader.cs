using System.Text.Json;

namespace AtlasPS.Catalog;

/// <summary>Reads the files below <c>facts/</c>.</summary>
public static class FactsReader
{
    /// <summary>The page of Atlas's reference; the facts name places on it.</summary>
    public const string ReferencePage = "https://mongodb.com/docs/atlas/reference/api-resources-spec/v2/";

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads the facts from the texts of their files.</summary>
    /// <param name="files">Path (with <c>/</c> or <c>\</c>) and text of each file; those outside <c>facts/</c> are passed over.</param>
    public static ApiFacts Read(IEnumerable<KeyValuePair<string, string>> files)
    {
        var shared = new Dictionary<string, ParameterFacts>();
        var schemas = new SortedDictionary<string, SchemaFacts>(StringComparer.Ordinal);
        var families = new List<JsonElement>();

        foreach (var file in files)
        {
            string path = file.Key.Replace('\\', '/');
            if (path.EndsWith("facts/parameters.json", StringComparison.Ordinal))
                foreach (var entry in Parse(file).EnumerateObject())
                    shared[entry.Name] = Parameter(entry.Value);
            else if (path.Contains("facts/schemas/"))
                foreach (var entry in Parse(file).EnumerateObject())
                    schemas[entry.Name] = Schema(entry.Value, entry.Name);
            else if (path.Contains("facts/operations/"))
                families.Add(Parse(file));
        }

        var operations = families
            .SelectMany(family => family.EnumerateArray())
            .Select(operation => Operation(operation, shared))
            .OrderBy(operation => operation.Path, StringComparer.Ordinal)
            .ThenBy(operation => operation.Method, StringComparer.Ordinal)
            .ToList();
        return new ApiFacts(operations, schemas);
    }

    private static JsonElement Parse(KeyValuePair<string, string> file)
    {
        try
        {
            return JsonDocument.Parse(file.Value, Options).RootElement;
        }
        catch (JsonException exception)
        {
            throw new CatalogException($"{file.Key}: {exception.Message}");
        }
    }

    private static OperationFacts Operation(JsonElement json, Dictionary<string, ParameterFacts> shared) => new()
    {
        Id = json.Text("id") ?? "",
        OverrideId = json.Text("overrideId"),
        FormerIds = json.Texts("formerIds"),
        Method = json.Text("method") ?? "",
        Path = json.Text("path") ?? "",
        Tag = json.Text("tag") ?? "",
        DocsUrl = json.Text("docs") is { } docs ? docs.StartsWith("#", StringComparison.Ordinal) ? ReferencePage + docs : docs : "",
        Roles = json.Texts("roles"),
        Deprecated = json.Flag("deprecated"),
        Retired = json.Flag("retired"),
        Sunset = json.Text("sunset"),
        BodyRequired = json.Flag("bodyRequired"),
        ErrorStatuses = [.. json.Items("errors").Select(status => status.GetInt32())],
        Parameters = [.. json.Items("parameters").Select(parameter =>
            parameter.ValueKind == JsonValueKind.String ? shared[parameter.GetString()!] : Parameter(parameter))],
        Versions = [.. json.Items("versions").Select(Version)],
    };

    private static VersionFacts Version(JsonElement json) => new()
    {
        Date = json.Text("date") ?? "",
        Media = json.Texts("media"),
        Status = json.Whole("status") ?? 200,
        Sunset = json.Text("sunset"),
        Body = json.SchemaAt("body"),
        Response = json.SchemaAt("response"),
    };

    private static ParameterFacts Parameter(JsonElement json) => new()
    {
        Name = json.Text("name") ?? "",
        In = json.Text("in") ?? "",
        Required = json.Flag("required"),
        Deprecated = json.Flag("deprecated"),
        Explode = !json.TryGetProperty("explode", out var explode) || explode.GetBoolean(),
        Schema = json.SchemaAt("schema") ?? new SchemaFacts(),
    };

    private static SchemaFacts? SchemaAt(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? Schema(value, null) : null;

    private static SchemaFacts Schema(JsonElement json, string? name) => new()
    {
        Name = name,
        Reference = json.Text("$ref"),
        Type = json.Text("type"),
        Format = json.Text("format"),
        Enum = json.Texts("enum"),
        Pattern = json.Text("pattern"),
        Example = json.Raw("example"),
        Default = json.Raw("default"),
        Minimum = json.Number("minimum"),
        Maximum = json.Number("maximum"),
        ExclusiveMinimum = json.Flag("exclusiveMinimum"),
        MinLength = json.Whole("minLength"),
        MaxLength = json.Whole("maxLength"),
        MinItems = json.Whole("minItems"),
        MaxItems = json.Whole("maxItems"),
        Nullable = json.Flag("nullable"),
        ReadOnly = json.Flag("readOnly"),
        WriteOnly = json.Flag("writeOnly"),
        Deprecated = json.Flag("deprecated"),
        Items = json.SchemaAt("items"),
        AdditionalProperties = json.SchemaAt("additionalProperties"),
        Properties = json.Map("properties", value => Schema(value, null)),
        Required = json.Texts("required"),
        OneOf = [.. json.Items("oneOf").Concat(json.Items("anyOf")).Select(value => Schema(value, null))],
        AllOf = [.. json.Items("allOf").Select(value => Schema(value, null))],
        Discriminator = json.Text("discriminator"),
        DiscriminatorMapping = json.Map("mapping", value => value.GetString() ?? ""),
    };

    private static string? Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Raw(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetRawText() : null;

    private static bool Flag(this JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static int? Whole(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    private static decimal? Number(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetDecimal() : null;

    private static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    private static EquatableList<string> Texts(this JsonElement json, string name) =>
        [.. json.Items(name).Select(value => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())];

    private static EquatableList<KeyValuePair<string, T>> Map<T>(this JsonElement json, string name, Func<JsonElement, T> convert) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? [.. value.EnumerateObject().Select(entry => new KeyValuePair<string, T>(entry.Name, convert(entry.Value)))]
            : [];
}
