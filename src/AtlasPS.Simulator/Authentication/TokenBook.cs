using System.Security.Cryptography;

namespace AtlasPS.Simulator.Authentication;

/// <summary>The access tokens that live, and how fast clients ask for them.</summary>
internal sealed class TokenBook(SimulatorOptions options)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Client, DateTimeOffset Expires)> _tokens = [];
    private readonly Dictionary<string, Queue<DateTimeOffset>> _requests = [];

    /// <summary>Counts a request for a token.</summary>
    /// <returns>Null when it may be served, else how long to wait.</returns>
    public TimeSpan? Admit(string client)
    {
        var now = options.Clock.GetUtcNow();
        lock (_lock)
        {
            if (!_requests.TryGetValue(client, out var recent))
                _requests[client] = recent = [];
            while (recent.TryPeek(out var oldest) && oldest + Window <= now)
                recent.Dequeue();
            if (recent.Count >= options.TokenRequestsPerMinute)
                return recent.TryPeek(out var first) ? first + Window - now : Window;
            recent.Enqueue(now);
            return null;
        }
    }

    public string Issue(string client)
    {
        string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = options.Clock.GetUtcNow();
        lock (_lock)
        {
            foreach (string dead in _tokens.Where(entry => entry.Value.Expires <= now).Select(entry => entry.Key).ToList())
                _tokens.Remove(dead);
            _tokens[token] = (client, now + options.TokenLifetime);
        }

        return token;
    }

    public void Revoke(string token, string client)
    {
        lock (_lock)
        {
            if (_tokens.TryGetValue(token, out var held) && held.Client == client)
                _tokens.Remove(token);
        }
    }

    /// <summary>Revokes every token that was issued.</summary>
    public void RevokeAll()
    {
        lock (_lock)
            _tokens.Clear();
    }

    /// <summary>The caller that a token stands for, or null when it does not live.</summary>
    public Caller? Find(string token)
    {
        if (token == options.AccessToken)
            return new Caller("access token", ReadOnly: false);
        lock (_lock)
        {
            return _tokens.TryGetValue(token, out var held) && held.Expires > options.Clock.GetUtcNow()
                ? new Caller(held.Client, ReadOnly: false)
                : null;
        }
    }
}
