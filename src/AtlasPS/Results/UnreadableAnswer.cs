using System.Text.Json;
using AtlasPS.Http;

namespace AtlasPS.Results;

/// <summary>An answer that came, and that cannot be made objects of. Atlas has done what it was asked to: that is part of the failure.</summary>
internal static class UnreadableAnswer
{
    /// <summary>True for what goes wrong when a value is not of the kind that it seemed to be.</summary>
    public static bool Is(Exception exception) => exception is not ObjectDisposedException and (InvalidOperationException or FormatException or OverflowException or JsonException or ArgumentException or KeyNotFoundException or NotSupportedException);

    /// <summary>The failure, with what is known of the answer.</summary>
    public static AtlasHttpException Of(Exception cause, int status, string requestLine) =>
        new(AtlasFailure.Protocol, $"The answer ({status}) cannot be read: {cause.Message}", cause) { StatusCode = status, RequestLine = requestLine };
}
