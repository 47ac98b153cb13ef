using System.Text.Json;

namespace AtlasPS.Http;

/// <summary>Reads JSON into elements that may be kept: exact in size and not backed by pooled arrays.</summary>
internal static class JsonText
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads one value; an empty or blank text gives an undefined element.</summary>
    /// <exception cref="JsonException">The text is not exactly one JSON value.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(ByteOrderMark))
            utf8 = utf8.Slice(ByteOrderMark.Length);
        if (IsBlank(utf8))
            return default;

        var reader = new Utf8JsonReader(utf8);
        var value = JsonElement.ParseValue(ref reader);
        // The reader itself throws when anything but blanks follows the value.
        reader.Read();
        return value;
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
