using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AtlasPS.Catalog.Tool.Import;

/// <summary>Gathers the dated versions of an operation from the media types of its answers and its request body.</summary>
internal sealed partial class VersionImporter(JsonObject operation)
{
    /// <summary>The versions, oldest first, <c>preview</c> last.</summary>
    public IEnumerable<JsonObject> Import()
    {
        var versions = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var response in operation["responses"]!.AsObject().Where(response => response.Key[0] == '2').OrderBy(response => response.Key, StringComparer.Ordinal))
            foreach (var media in response.Value!["content"]?.AsObject() ?? [])
                AddResponse(versions, int.Parse(response.Key, System.Globalization.CultureInfo.InvariantCulture), media.Key, media.Value!.AsObject());
        foreach (var media in operation["requestBody"]?["content"]?.AsObject() ?? [])
            if (versions.TryGetValue(Parse(media.Key).Date, out var version) && media.Value!["schema"] is JsonObject schema)
                version["body"] = SchemaImporter.Import(schema);
        return versions.Values;
    }

    private static void AddResponse(SortedDictionary<string, JsonObject> versions, int status, string mediaType, JsonObject media)
    {
        var (date, kind) = Parse(mediaType);
        if (!versions.TryGetValue(date, out var version))
        {
            versions[date] = version = new JsonObject { ["date"] = date, ["media"] = new JsonArray(), ["status"] = status };
            version.Set("sunset", media["x-sunset"]?.DeepClone());
        }

        if (version["media"]!.AsArray().All(known => (string)known! != kind))
            version["media"]!.AsArray().Add(kind);
        if (media["schema"] is JsonObject schema && (kind == "json" || version["response"] is null))
            version["response"] = SchemaImporter.Import(schema);
    }

    private static (string Date, string Kind) Parse(string mediaType)
    {
        var match = Versioned().Match(mediaType);
        return match.Success
            ? (match.Groups[1].Value, match.Groups[2].Value)
            : throw new CatalogException($"'{mediaType}' is no versioned media type of Atlas.");
    }

    [GeneratedRegex(@"^application/vnd\.atlas\.(\d{4}-\d{2}-\d{2}|preview)\+(\w+)$")]
    private static partial Regex Versioned();
}
