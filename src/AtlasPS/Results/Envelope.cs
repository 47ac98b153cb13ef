using System.Text.Json;
using AtlasPS.Http;

namespace AtlasPS.Results;

/// <summary>What <c>envelope=true</c> puts around an answer: <c>{ "status": 200, "content": … }</c>. Lists carry the status beside their results.</summary>
internal static class Envelope
{
    /// <summary>What is in the envelope.</summary>
    /// <exception cref="AtlasHttpException">The status in it is that of an error, whatever the answer's own says.</exception>
    public static JsonElement Open(JsonElement answer, string requestLine)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("status", out var number)
            || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out int status))
            return answer;
        var content = answer.TryGetProperty("content", out var inner) ? inner : answer;
        if (status < 400)
            return content;
        string? code = Text(content, "errorCode"), detail = Text(content, "detail");
        throw new AtlasHttpException(AtlasFailure.Status, $"{status}{(code is null ? "" : " " + code)}: {detail ?? Text(content, "reason") ?? "an error without explanation"}")
        {
            StatusCode = status,
            ErrorCode = code,
            Detail = detail,
            Reason = Text(content, "reason"),
            RequestLine = requestLine,
            Document = content,
        };
    }

    private static string? Text(JsonElement content, string name) =>
        content.ValueKind == JsonValueKind.Object && content.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
