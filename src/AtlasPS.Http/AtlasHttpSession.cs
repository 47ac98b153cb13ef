namespace AtlasPS.Http;

/// <summary>
/// The conversation with Atlas: one authenticated <see cref="HttpClient"/>, shared by every cmdlet of a session. Safe for concurrent use.
/// </summary>
public sealed class AtlasHttpSession : IDisposable
{
    /// <summary>Opens a session. Sends nothing yet.</summary>
    /// <exception cref="ArgumentException">The address is neither https nor http on loopback.</exception>
    public AtlasHttpSession(AtlasSessionOptions options) => throw new NotSupportedException();

    /// <summary>Sends a request, with authentication and the retries that are safe, and reads the answer to its end.</summary>
    /// <exception cref="AtlasHttpException">Any failure but a cancellation.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<AtlasResponse> SendAsync(AtlasRequest request, IAtlasRequestObserver? observer, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Reads a list page by page, the next page being fetched while the present one is worked on.</summary>
    /// <exception cref="AtlasHttpException">Any failure but a cancellation; pages that came before it were handed out.</exception>
    public IAsyncEnumerable<AtlasPage> ReadPagesAsync(
        AtlasRequest request, AtlasPaging paging, IAtlasRequestObserver? observer, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Ends the session at Atlas too: revokes an OAuth token that this session obtained and nobody else uses. Never throws for a failed revocation.</summary>
    public Task CloseAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
