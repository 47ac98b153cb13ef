using AtlasPS.Http.Timing;

namespace AtlasPS.Http.Authentication;

/// <summary>
/// The nonce that all calls of a session sign with, and the order in which they do, so that a new nonce costs one request and not one for each call that runs
/// at the time. Nobody can know whether a nonce still holds after a pause. So where nothing is under way, one call goes ahead; those that come
/// while it is alone follow as soon as its answer shows that the nonce holds, or brings the new one. While answers keep coming, nobody waits for anybody.
/// </summary>
internal sealed class SharedNonce(Pace pace)
{
    private readonly object _gate = new();
    private readonly NonceLifetime _lifetime = new(pace.Clock);
    private TaskCompletionSource<bool>? _news;
    private DigestNonce? _nonce;
    private long _acceptedAt;
    private int _present;
    private int _underWay;
    private bool _holds;
    private bool _renewing;

    /// <summary>What the session's key is for, once the server has said it.</summary>
    public string? Realm
    {
        get
        {
            lock (_gate)
                return _nonce?.Challenge.Realm;
        }
    }

    /// <summary>The algorithm that the server asked for first; null before it has.</summary>
    public DigestAlgorithm? Algorithm
    {
        get
        {
            lock (_gate)
                return _nonce?.Challenge.Algorithm;
        }
    }

    /// <summary>Begins a call, which ends with <see cref="Leave"/>.</summary>
    /// <returns>The nonce to sign with; null to send without a signature, which makes the server send a nonce if it wants one.</returns>
    public async ValueTask<DigestNonce?> EnterAsync(CancellationToken cancellationToken)
    {
        bool known;
        lock (_gate)
        {
            known = _nonce is not null;
            if (_present++ == 0 && known && pace.Clock.GetElapsedTime(_acceptedAt) >= pace.NoncePause)
                _holds = false;
        }

        for (bool patient = true; ; patient = !known)
        {
            Task news;
            lock (_gate)
            {
                if (_holds || _underWay == 0 || !patient)
                    return Begin();
                news = (_news ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await WaitAsync(news, known, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A request was let pass.</summary>
    /// <param name="nonce">What it was signed with.</param>
    /// <param name="sentAt">When it was sent.</param>
    /// <param name="next">The nonce that the server wants next, where it says so.</param>
    public void Accept(DigestNonce? nonce, long sentAt, string? next)
    {
        lock (_gate)
        {
            if (nonce != _nonce)
                return;
            _holds = true;
            _acceptedAt = pace.Clock.GetTimestamp();
            if (nonce is not null)
            {
                _lifetime.Accepted(sentAt);
                if (next is not null && next != nonce.Challenge.Nonce)
                    Take(nonce.Next(next));
            }

            Announce();
        }
    }

    /// <summary>A request was refused, and a new nonce came with the refusal.</summary>
    /// <param name="refused">What it was signed with.</param>
    /// <param name="sentAt">When it was sent.</param>
    /// <param name="fresh">The nonce that came.</param>
    /// <returns>The nonce to sign with: of several that are refused at the same time, the first brings it for all.</returns>
    public DigestNonce Replace(DigestNonce? refused, long sentAt, DigestNonce fresh)
    {
        lock (_gate)
        {
            if (refused == _nonce || (refused is null && _renewing))
            {
                if (refused is not null)
                    _lifetime.Expired(sentAt, fresh.Challenge.IsStale);
                Take(fresh);
                _holds = true;
                Announce();
            }

            return _nonce!;
        }
    }

    /// <summary>Ends a call, however it went.</summary>
    /// <param name="begunWith">What <see cref="EnterAsync"/> gave it.</param>
    public void Leave(DigestNonce? begunWith)
    {
        lock (_gate)
        {
            _present--;
            _underWay--;
            if (begunWith is null)
                _renewing = false;
            if (_underWay == 0)
                Announce();
        }
    }

    private DigestNonce? Begin()
    {
        // Alone, a refusal costs no more than asking ahead.
        bool ahead = _nonce is not null && _underWay > 0 && !_renewing && _lifetime.IsNearlyOver;
        _underWay++;
        if (!ahead)
            return _nonce;
        _renewing = true;
        return null;
    }

    private void Take(DigestNonce nonce)
    {
        _nonce = nonce;
        _renewing = false;
        _lifetime.Begin();
    }

    private void Announce()
    {
        _news?.TrySetResult(true);
        _news = null;
    }

    /// <summary>Waits for news: of the first nonce as long as it takes, of one that is there a short while, and then it is tried.</summary>
    private async ValueTask WaitAsync(Task news, bool known, CancellationToken cancellationToken)
    {
        try
        {
            await news.WaitAsync(known ? pace.ScoutTime : Timeout.InfiniteTimeSpan, pace.Clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Whoever went ahead takes long, for reasons of its own.
        }
        catch
        {
            lock (_gate)
                _present--;
            throw;
        }
    }
}
