using System.Security.Cryptography;

namespace AtlasPS.Simulator.Authentication;

/// <summary>The nonces that were handed out, and the counts that each has been used with.</summary>
internal sealed class NonceBook(TimeSpan lifetime, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Nonce> _nonces = [];
    private readonly Queue<(string Text, DateTimeOffset Expires)> _byAge = [];

    internal enum Verdict
    {
        Fresh,
        Unknown,
        Expired,
        Replayed,
    }

    public string Issue()
    {
        string text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            // An expired nonce is kept for a while: only then can its holder be told that it is merely stale.
            while (_byAge.TryPeek(out var oldest) && oldest.Expires + lifetime + TimeSpan.FromMinutes(5) < now)
                _nonces.Remove(_byAge.Dequeue().Text);
            _nonces[text] = new Nonce(now + lifetime);
            _byAge.Enqueue((text, now + lifetime));
        }

        return text;
    }

    /// <summary>Uses a nonce with a count. Counts may arrive in any order, since concurrent requests overtake each other; none twice.</summary>
    public Verdict Use(string text, uint count)
    {
        lock (_lock)
        {
            if (!_nonces.TryGetValue(text, out var nonce))
                return Verdict.Unknown;
            if (nonce.Expires <= clock.GetUtcNow())
                return Verdict.Expired;
            return nonce.Used.Add(count) ? Verdict.Fresh : Verdict.Replayed;
        }
    }

    /// <summary>Forgets every nonce, as a restarted server does.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _nonces.Clear();
            _byAge.Clear();
        }
    }

    private sealed record Nonce(DateTimeOffset Expires)
    {
        public HashSet<uint> Used { get; } = [];
    }
}
