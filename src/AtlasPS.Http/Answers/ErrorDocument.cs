using System.Net;
using System.Text.Json;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Messages;

namespace AtlasPS.Http.Answers;

/// <summary>Reads Atlas's error document: <c>{error, errorCode, reason, detail, parameters, badRequestDetail: {fields: [{field, description}]}}</c>, any part of which may be missing or of another kind; and that of OAuth: <c>{error, error_description}</c>.</summary>
internal static class ErrorDocument
{
    public static AtlasHttpException Failure(AtlasCall call, HttpResponseMessage message)
    {
        int status = (int)message.StatusCode;
        var document = Parse(call.Progress.Body.Bytes);
        string? code = Text(document, "errorCode") ?? Header(message, "X-Error-Code") ?? Text(document, "error");
        string? reason = Text(document, "reason");
        string? detail = Text(document, "detail") ?? Text(document, "error_description");
        var fields = Fields(document);

        // With a code of its own Atlas has accepted the credential, and refuses this one thing.
        bool refused = message.StatusCode == HttpStatusCode.Unauthorized && !IsOfResource(Text(document, "errorCode"));
        string said = string.Join(" ", new[] { detail, Explained(fields) }.Where(s => s is { Length: > 0 }));
        string what = (refused, said) switch
        {
            (true, "") => call.RefusalMessage,
            (true, _) => $"{call.RefusalMessage} Atlas says: {said}",
            (false, "") => reason ?? message.ReasonPhrase ?? "an error without explanation",
            _ => said,
        };
        string title = code is null ? $"{status}" : $"{status} {code}";
        return new AtlasHttpException(refused ? AtlasFailure.Authentication : AtlasFailure.Status, call.Progress.WhyNotAgain is null ? $"{title}: {what}" : $"{title}: {what} {call.Progress.WhyNotAgain}")
        {
            StatusCode = status,
            ErrorCode = code,
            Reason = reason,
            Detail = detail,
            Parameters = Parameters(document),
            Fields = fields,
            RetryAfter = RetryAdvice.Read(message, call).Wait,
            Document = document,
        };
    }

    /// <summary>The document, or null where there is none.</summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            if (JsonText.Parse(body) is not { ValueKind: JsonValueKind.Object } document)
                return null;
            // Whoever asked for an envelope has the error in one too.
            return document.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Object && !document.TryGetProperty("errorCode", out _) ? content : document;
        }
        catch (JsonException)
        {
            // HTML, plain text, or a document cut short: the status has to speak for itself.
            return null;
        }
    }

    /// <summary>True for the code of a refusal that is about a resource and not about the credential: wrong keys have none, or UNEXPECTED_ERROR.</summary>
    public static bool IsOfResource(string? code) => code is not null and not "UNEXPECTED_ERROR" && code.IndexOf("TOKEN", StringComparison.OrdinalIgnoreCase) < 0 && code.IndexOf("EXPIRED", StringComparison.OrdinalIgnoreCase) < 0;

    /// <summary>The error code of a document; null for none.</summary>
    public static string? CodeOf(ReadOnlyMemory<byte> body) => Text(Parse(body), "errorCode");

    private static string? Header(HttpResponseMessage message, string name) =>
        message.Headers.TryGetValues(name, out var values) && values.First() is { Length: > 0 } value ? value : null;

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;

    private static List<string> Parameters(JsonElement? document) =>
        Member(document, "parameters") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(AsText).ToList() : [];

    private static string AsText(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static List<KeyValuePair<string, string>> Fields(JsonElement? document) =>
        Member(Member(document, "badRequestDetail"), "fields") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(f => new KeyValuePair<string, string>(Text(f, "field") ?? "", Text(f, "description") ?? "")).ToList()
            : [];

    private static string Explained(List<KeyValuePair<string, string>> fields) =>
        string.Join(" ", fields.Select(f => $"{f.Key}: {f.Value.TrimEnd('.')}."));
}
