using System.Text.Json;
using AtlasPS.Descriptions;
using AtlasPS.Resources;
using AtlasPS.Values;

namespace AtlasPS.Calls;

/// <summary>The settings of a change that were given: what <c>-WhatIf</c> and <c>-Confirm</c> say of them, and whether one of them loses data or access.</summary>
internal sealed class GivenSettings
{
    private const int Most = 8;
    private const int Longest = 60;
    private readonly Capacity? _asked;

    /// <param name="command">The cmdlet.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="body">The body of the request.</param>
    /// <param name="given">The JSON names of the fields that were given.</param>
    /// <param name="said">What to say of some of them.</param>
    public GivenSettings(CommandDescription command, OperationDescription operation, byte[]? body, IReadOnlyCollection<string> given, IReadOnlyDictionary<string, string> said)
    {
        if (body is null || given.Count == 0 || operation.Body?.Type?.Invoke() is not { } type)
            return;
        using var document = JsonDocument.Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return;
        var texts = new List<string>();
        foreach (string name in given)
        {
            if (!document.RootElement.TryGetProperty(name, out var value))
                continue;
            var parameter = Array.Find(command.Parameters, candidate => candidate.Place == RequestPart.Body && candidate.WireName == name);
            string shown = parameter?.Name ?? type.Find(name)?.Name ?? name;
            Loses |= parameter?.Loses switch
            {
                "any" => true,
                "true" => value.ValueKind == JsonValueKind.True,
                "false" => value.ValueKind == JsonValueKind.False,
                _ => false,
            };
            if (parameter?.Loses == "fewer")
                _asked = Capacity.Of(value);
            // What names the thing stands in the sentence already.
            if (said.TryGetValue(name, out string? own))
                texts.Add(own);
            else if (parameter?.FromPipeline != true && command.Confirm.IndexOf($"{{{shown}}}", StringComparison.Ordinal) < 0)
                texts.Add($"{shown} = {(type.Find(name)?.Value.Kind == ValueFormat.Secret || parameter?.Value.Kind == ValueFormat.Secret || Secrets.IsNamed(name) ? "***" : Show(value))}");
        }

        if (texts.Count > 0)
            Sentence = $": {string.Join(", ", texts.Take(Most))}{(texts.Count > Most ? $" and {texts.Count - Most} more" : "")}";
    }

    /// <summary>True when the change asks for nodes, so that the present ones have to be compared.</summary>
    public bool AsksForNodes => _asked is not null;

    /// <summary>True when fewer or smaller nodes are asked for than there are.</summary>
    public bool TakesAway(JsonElement present) => _asked is not null && present.TryGetProperty("replicationSpecs", out var specs) && _asked.IsLessThan(Capacity.Of(specs));

    /// <summary>What is added to the question: a colon, and the settings; empty where there are none.</summary>
    public string Sentence { get; } = "";

    /// <summary>True when data or access is lost with one of them.</summary>
    public bool Loses { get; }

    private static string Show(JsonElement value)
    {
        string text = value.ValueKind switch
        {
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            JsonValueKind.Null => "null",
            JsonValueKind.String => $"'{value.GetString()}'",
            JsonValueKind.Object => "{…}",
            JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) => $"[{string.Join(", ", value.EnumerateArray().Select(Show))}]",
            JsonValueKind.Array => $"{value.GetArrayLength()} {(value.GetArrayLength() == 1 ? "item" : "items")}",
            _ => value.GetRawText(),
        };
        return text.Length > Longest ? text.Substring(0, Longest - 1) + "…" : text;
    }
}
