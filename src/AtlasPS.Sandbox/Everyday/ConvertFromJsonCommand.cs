using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>ConvertFrom-Json: custom objects or hashtables, with ISO 8601 times as DateTime.</summary>
[Cmdlet(VerbsData.ConvertFrom, "Json")]
public sealed class ConvertFromJsonCommand : EverydayCmdlet
{
    private readonly List<string> _lines = [];

    /// <summary>The JSON text; several strings are the lines of one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string InputObject { get; set; } = "";

    /// <summary>Hashtables rather than objects.</summary>
    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    /// <summary>An array as one object.</summary>
    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _lines.Add(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var text = string.Join('\n', _lines);
        if (string.IsNullOrWhiteSpace(text))
            return;

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            WriteObject(Convert(document.RootElement), !NoEnumerate);
        }
        catch (JsonException exception)
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException($"Conversion from JSON failed with error: {exception.Message}"), "InvalidJson", ErrorCategory.InvalidData, null));
        }
    }

    private object? Convert(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => AsHashtable ? ToHashtable(element) : ToObject(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Convert).ToArray(),
        JsonValueKind.String => ToTimeOrText(element.GetString()!),
        JsonValueKind.Number => ToNumber(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private PSObject ToObject(JsonElement element)
    {
        var converted = new PSObject();
        foreach (var member in element.EnumerateObject())
            converted.Properties.Add(new PSNoteProperty(member.Name, Convert(member.Value)));
        return converted;
    }

    private OrderedHashtable ToHashtable(JsonElement element)
    {
        var converted = new OrderedHashtable();
        foreach (var member in element.EnumerateObject())
            converted[member.Name] = Convert(member.Value);
        return converted;
    }

    private static object ToTimeOrText(string text) =>
        text.Length >= "2000-01-01T00:00".Length && text[10] == 'T'
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            ? time
            : text;

    private static object ToNumber(JsonElement element)
    {
        if (element.TryGetInt64(out var whole))
            return whole;
        return BigInteger.TryParse(element.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)
            ? large
            : element.GetDouble();
    }
}
