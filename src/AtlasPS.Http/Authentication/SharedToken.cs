using System.Diagnostics.CodeAnalysis;
using AtlasPS.Http.Addresses;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Limits;
using Key = (string Address, string ClientId, string ClientSecret);

namespace AtlasPS.Http.Authentication;

/// <summary>
/// The one token of a service account in this process, shared by every session with the same address, id and secret. Atlas allows few token
/// requests a minute, so only one is ever under way, and whoever waited for it shares its result, good or bad.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing to dispose of.")]
internal sealed class SharedToken
{
    private static readonly TimeSpan Postponement = TimeSpan.FromSeconds(10);
    private static readonly Dictionary<Key, SharedToken> Tokens = [];

    private readonly Key _key;
    private readonly SemaphoreSlim _asking = new(1, 1);
    private int _users;
    private volatile Grant? _grant;
    private volatile AtlasHttpException? _failure;

    private SharedToken(Key key, TimeProvider clock)
    {
        _key = key;
        Gate = new LimitGate(clock);
    }

    /// <summary>Keeps the requests for it within the account's limit.</summary>
    public LimitGate Gate { get; }

    /// <summary>Takes part in an account's token. Ends with <see cref="Release"/>.</summary>
    public static SharedToken Acquire(AtlasAddress address, string clientId, string clientSecret, TimeProvider clock)
    {
        Key key = (address.ToString(), clientId, clientSecret);
        lock (Tokens)
        {
            if (!Tokens.TryGetValue(key, out var token))
                Tokens.Add(key, token = new SharedToken(key, clock));
            token._users++;
            return token;
        }
    }

    /// <summary>Ends the part taken. The last one gets the token, if there is one, to do away with it.</summary>
    public string? Release()
    {
        lock (Tokens)
        {
            if (--_users > 0)
                return null;
            Tokens.Remove(_key);
            return _grant?.Token;
        }
    }

    /// <summary>The token: the one at hand, or a new one.</summary>
    /// <param name="refused">A token that Atlas did not take; null for none.</param>
    /// <param name="endpoint">Where a new one comes from.</param>
    /// <param name="cause">The call that needs it.</param>
    /// <param name="cancellationToken">Ends waiting and asking.</param>
    public async ValueTask<string> GetAsync(string? refused, TokenEndpoint endpoint, AtlasCall cause, CancellationToken cancellationToken)
    {
        var failureBefore = _failure;
        var grant = Usable(refused, endpoint.Clock);
        if (grant is not null && endpoint.Clock.GetUtcNow() < grant.RenewAt)
            return grant.Token;

        // One renews; the others go on with the present token while it lasts, and wait where there is none.
        if (!await _asking.WaitAsync(grant is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken).ConfigureAwait(false))
            return grant!.Token;
        try
        {
            grant = Usable(refused, endpoint.Clock);
            if (grant is not null && endpoint.Clock.GetUtcNow() < grant.RenewAt)
                return grant.Token;
            if (_failure is { } failure && failure != failureBefore)
                throw failure.Again();

            _grant = await RenewAsync(grant, endpoint, cause, cancellationToken).ConfigureAwait(false);
            return _grant.Token;
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task<Grant> RenewAsync(Grant? present, TokenEndpoint endpoint, AtlasCall cause, CancellationToken cancellationToken)
    {
        try
        {
            return await endpoint.AskAsync(cause, present is null, cancellationToken).ConfigureAwait(false);
        }
        catch (AtlasHttpException e) when (present is not null)
        {
            return present.Postponed(endpoint.Clock.GetUtcNow() + (e.RetryAfter > Postponement ? e.RetryAfter.Value : Postponement));
        }
        catch (AtlasHttpException e)
        {
            _failure = e;
            throw;
        }
    }

    private Grant? Usable(string? refused, TimeProvider clock) =>
        _grant is { } grant && grant.Token != refused && clock.GetUtcNow() < grant.ExpiresAt ? grant : null;
}
