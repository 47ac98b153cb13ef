using AtlasPS.Http.Calls;
using AtlasPS.Http.Connection;

namespace AtlasPS.Http.Pipeline;

/// <summary>Writes the message of a call.</summary>
internal static class MessageComposer
{
    /// <exception cref="ArgumentException">A path or header cannot be sent.</exception>
    public static HttpRequestMessage Compose(AtlasCall call, string userAgent)
    {
        var request = call.Request;
        var message = new HttpRequestMessage(request.Method, call.Address.Of(request)) { Version = PrimaryHandler.HighestVersion };
        call.TravelWith(message);
        Add(message, "Accept", request.Accept);
        Add(message, "User-Agent", userAgent);
        if (call.Reception is not null)
            Add(message, "Accept-Encoding", "identity");
        foreach (var header in request.Headers)
            Add(message, header.Key, header.Value);

        // A body is sent at once; asking first would cost a round trip.
        message.Headers.ExpectContinue = false;
        if (request.Body is not null || !request.ReadsOnly)
            message.Content = new RequestBody(request.Body ?? [], call);
        if (request is { Body: not null, ContentType: { } type })
            message.Content!.Headers.TryAddWithoutValidation("Content-Type", type);
        return message;
    }

    private static void Add(HttpRequestMessage message, string name, string value)
    {
        if (!IsPlain(value) || !message.Headers.TryAddWithoutValidation(name, value))
            throw new ArgumentException($"The header {name} cannot be sent: its name is not that of a request header, or its value is not plain ASCII.");
    }

    private static bool IsPlain(string value)
    {
        foreach (char c in value)
        {
            if (c is < ' ' or > '~')
                return false;
        }

        return true;
    }
}
