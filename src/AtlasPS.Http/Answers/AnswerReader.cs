using System.Text;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Messages;

namespace AtlasPS.Http.Answers;

/// <summary>Turns what came over the wire into an answer, or into the failure that it means.</summary>
internal static class AnswerReader
{
    public static AtlasResponse Read(AtlasCall call, HttpResponseMessage message)
    {
        if (message.StatusCode.IsRedirect())
            throw Redirected(message);
        if (!message.IsSuccessStatusCode)
            throw ErrorDocument.Failure(call, message);

        string? mediaType = MediaType(message);
        if (IsPageForPeople(mediaType, call.Progress.Body.Bytes.Span) && call.Request.Accept.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            // Whoever sent it may have put it in the place of Atlas's own answer.
            call.Progress.OutcomeOpen = !call.Request.ReadsOnly;
            throw new AtlasHttpException(AtlasFailure.Protocol, $"The answer ({(int)message.StatusCode}) is an HTML page where JSON was asked for. Something between here and Atlas, such as a proxy or a sign-in page, answered instead.")
            {
                StatusCode = (int)message.StatusCode,
            };
        }

        return new AtlasResponse((int)message.StatusCode, message.Headers, mediaType, call.Progress.Body)
        {
            ContentHeaders = message.Content.Headers,
            RequestLine = call.Request.ToString(),
        };
    }

    private static AtlasHttpException Redirected(HttpResponseMessage message)
    {
        // The host only: the rest of a redirect may carry what is meant for nobody else.
        string target = message.Headers.Location switch
        {
            null => "nowhere",
            { IsAbsoluteUri: true } there => $"{there.Scheme}://{there.Host}",
            _ => "another path of the same host",
        };
        return new AtlasHttpException(AtlasFailure.Status, $"{(int)message.StatusCode}: the answer points to {target}. Redirects are not followed, so that credentials go nowhere else; check the base address.")
        {
            StatusCode = (int)message.StatusCode,
        };
    }

    /// <summary>The media type without parameters, or null.</summary>
    public static string? MediaType(HttpResponseMessage message) =>
        message.Content.Headers.TryGetValues("Content-Type", out var values) ? values.First().Split(';')[0].Trim().ToLowerInvariant() : null;

    // PEM and XML come labelled as JSON, and are what was asked for; HTML is not, however it is labelled.
    private static bool IsPageForPeople(string? mediaType, ReadOnlySpan<byte> body)
    {
        if (mediaType is "text/html" or "application/xhtml+xml")
            return true;
        // A byte order mark comes out as question marks.
        string start = Encoding.ASCII.GetString(body.Slice(0, Math.Min(body.Length, 32)).ToArray()).TrimStart('?', ' ', '\t', '\r', '\n');
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
