using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using AtlasPS.Http.Addresses;
using AtlasPS.Http.Authentication;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Connection;
using AtlasPS.Http.Downloads;
using AtlasPS.Http.Limits;
using AtlasPS.Http.Paging;
using AtlasPS.Http.Pipeline;
using AtlasPS.Http.Retries;
using AtlasPS.Http.Timing;

namespace AtlasPS.Http;

/// <summary>
/// The conversation with Atlas: one authenticated <see cref="HttpClient"/>, shared by every cmdlet of a session. Safe for concurrent use.
/// </summary>
public sealed class AtlasHttpSession : IDisposable
{
    private readonly AtlasAddress _address;
    private readonly Authenticator _authenticator;
    private readonly Route _route;
    private readonly CallSender _calls;
    private readonly ConcurrentBag<CallSender> _ofAuthentication = [];
    private readonly Pace _pace;
    private readonly TimeSpan _timeout;
    private readonly int _maximumRetryCount;
    private readonly TimeSpan? _retryInterval;
    private int _closed;

    /// <summary>Opens a session. Sends nothing yet.</summary>
    /// <exception cref="AtlasCredentialException">The credential cannot be sent.</exception>
    /// <exception cref="ArgumentException">The address is neither https nor http on loopback, or another option is out of its bounds.</exception>
    public AtlasHttpSession(AtlasSessionOptions options)
    {
        _timeout = Deadline.Checked(options.Timeout);
        _address = new AtlasAddress(options.BaseAddress);
        options.Connection.Check(_address);
        _maximumRetryCount = RetryHandler.Checked(options.MaximumRetryCount);
        _retryInterval = RetryDelay.Checked(options.RetryInterval);
        _pace = options.Pace;
        _route = new Route(_address, options.Connection);
        _authenticator = options.Credential.CreateAuthenticator(new AuthenticationContext(_address, _pace, (authenticator, gate) =>
        {
            var sender = Sender(authenticator, gate);
            _ofAuthentication.Add(sender);
            return sender.SendAsync;
        }));
        _calls = Sender(_authenticator, new LimitGate(_pace.Clock));

        CallSender Sender(Authenticator authenticator, LimitGate gate) =>
            new(() => new HttpPipeline(_address, options.Connection, _pace, authenticator, gate), options.UserAgent, () => IsClosed);
    }

    /// <summary>True after <see cref="CloseAsync"/> or <see cref="Dispose"/>.</summary>
    public bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>Sends a request, with authentication and the retries that are safe, and reads the answer to its end.</summary>
    /// <exception cref="ArgumentException">The request cannot be sent: its path is not a percent-encoded path, a header is not one, its time is not positive, or its retries are out of bounds.</exception>
    /// <exception cref="ObjectDisposedException">The session is closed.</exception>
    /// <exception cref="AtlasHttpException">Any other failure but a cancellation.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<AtlasResponse> SendAsync(AtlasRequest request, IAtlasRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (IsClosed)
            return Task.FromException<AtlasResponse>(new ObjectDisposedException(nameof(AtlasHttpSession)));
        return _calls.SendAsync(Call(request, observer, null), cancellationToken);
    }

    /// <summary>
    /// Sends a request as <see cref="SendAsync"/> does, and hands on the body of a successful answer as it comes, with the memory of a few buffers however long it is.
    /// A connection that breaks on the way means to begin anew, from nothing: no part is ever joined to another. Unless the request has a time of its own, that
    /// of the session holds for each stretch without a byte only.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="target">Where the bytes go.</param>
    /// <param name="expand">True to unpack the gzip file on its way; an empty one stays empty.</param>
    /// <param name="observer">Sees the attempts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What the answer said of the file.</returns>
    /// <exception cref="ObjectDisposedException">The session is closed.</exception>
    /// <exception cref="AtlasHttpException">A failure of the call, as of every other; what the target has got until then is no whole.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<AtlasDownload> DownloadAsync(AtlasRequest request, IAtlasDownloadTarget target, bool expand, IAtlasRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (IsClosed)
            return Task.FromException<AtlasDownload>(new ObjectDisposedException(nameof(AtlasHttpSession)));
        return ReceiveAsync(request, new Reception(target, expand, _route), observer, cancellationToken);
    }

    /// <summary>
    /// Reads a list page by page and in order, further pages being fetched while the present one is worked on. Each page may take the time of a call.
    /// A document that is no list is one page with itself as the only item.
    /// </summary>
    /// <exception cref="AtlasHttpException">Any failure but a cancellation; pages that came before it were handed out.</exception>
    public IAsyncEnumerable<AtlasPage<JsonElement>> ReadPagesAsync(
        AtlasRequest request, AtlasPaging paging, IAtlasRequestObserver? observer, CancellationToken cancellationToken) =>
        ReadPagesAsync(request, paging, item => item, observer, cancellationToken);

    /// <summary>As above, with items made into something else: ahead too, and on other threads than the reader's.</summary>
    /// <exception cref="AtlasHttpException">Any failure but a cancellation; pages that came before it were handed out.</exception>
    public IAsyncEnumerable<AtlasPage<T>> ReadPagesAsync<T>(
        AtlasRequest request, AtlasPaging paging, Func<JsonElement, T> make, IAtlasRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (paging.PageSize < 1 || paging.FirstPage < 1 || paging.PagesAhead < 1)
            throw new ArgumentException("Pages are counted from 1 and hold at least one item, and at least one is read at a time.", nameof(paging));
        return new PageReader<T>(request, paging, make, (page, cancel) => SendAsync(page, observer, cancel)).ReadAsync(cancellationToken);
    }

    /// <summary>Ends the session at Atlas too: revokes an OAuth token that this session obtained and nobody else uses. Never throws for a failed revocation.</summary>
    public Task CloseAsync(CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref _closed, 1);
        return _authenticator.CloseAsync(cancellationToken);
    }

    /// <summary>Closes the connections. Without <see cref="CloseAsync"/> before it, an OAuth token is left to expire.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _closed, 1);
        _authenticator.Release();
        _calls.Dispose();
        foreach (var sender in _ofAuthentication)
            sender.Dispose();
    }

    private AtlasCall Call(AtlasRequest request, IAtlasRequestObserver? observer, Reception? reception) =>
        new(request, observer, _address, new Deadline(_pace.Clock, Deadline.Checked(request.Timeout ?? _timeout)))
        {
            MaximumRetryCount = RetryHandler.Checked(request.MaximumRetryCount ?? _maximumRetryCount),
            RetryInterval = RetryDelay.Checked(request.RetryInterval ?? _retryInterval),
            RefusalMessage = _authenticator.RefusalMessage,
            Reception = reception,
        };

    private async Task<AtlasDownload> ReceiveAsync(AtlasRequest request, Reception reception, IAtlasRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            await _calls.SendAsync(Call(request, observer, reception), cancellationToken).ConfigureAwait(false);
        }
        catch (DownloadTargetException e)
        {
            ExceptionDispatchInfo.Capture(e.InnerException!).Throw();
        }

        return reception.Download!;
    }
}
