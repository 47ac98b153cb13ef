using AtlasPS.Http.Calls;

namespace AtlasPS.Http.Authentication;

/// <summary>Sends a message on with what proves who calls. Safe for concurrent use.</summary>
internal abstract class Authenticator
{
    /// <summary>The message for credentials that Atlas refuses.</summary>
    public abstract string RefusalMessage { get; }

    /// <summary>Sends the message, and once more where the first answer shows how to do better. A 401 that is returned is final.</summary>
    public abstract Task<HttpResponseMessage> SendAsync(
        AtlasCall call, HttpRequestMessage message, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken);

    /// <summary>Ends at Atlas too what authentication has begun there. Never throws.</summary>
    public virtual Task CloseAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends it here alone.</summary>
    public virtual void Release()
    {
    }
}
