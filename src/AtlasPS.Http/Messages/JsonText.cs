using System.Text.Json;

namespace AtlasPS.Http.Messages;

/// <summary>
/// Reads JSON into elements that may be kept for ever. The document behind them is never disposed of, so that its memory goes with the last element;
/// reading a copy of the text, as <see cref="JsonElement"/> itself does it, would read every page twice.
/// </summary>
internal static class JsonText
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads one value; an empty or blank text gives an undefined element.</summary>
    /// <exception cref="JsonException">The text is not exactly one JSON value.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> utf8)
    {
        utf8 = Readable(utf8);
        return utf8.IsEmpty ? default : JsonDocument.Parse(utf8).RootElement;
    }

    /// <summary>The text without a byte order mark, and with what is no text replaced; empty where it is blank.</summary>
    public static ReadOnlyMemory<byte> Readable(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith(ByteOrderMark))
            utf8 = utf8.Slice(ByteOrderMark.Length);
        return IsBlank(utf8.Span) ? default : ReadableText.Of(utf8);
    }

    private static bool IsBlank(ReadOnlySpan<byte> utf8)
    {
        foreach (byte b in utf8)
        {
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return false;
        }

        return true;
    }
}
