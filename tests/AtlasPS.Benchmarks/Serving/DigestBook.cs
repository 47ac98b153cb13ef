using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AtlasPS.Benchmarks.Serving;

/// <summary>Digest authentication as Atlas asks for it (RFC 7616, MD5, qop=auth): every response is checked, and no count serves twice.</summary>
[SuppressMessage("Security", "CA5351", Justification = "What Atlas asks for.")]
internal sealed class DigestBook(TimeSpan lifetime)
{
    public const string PublicKey = "benchkey";
    public const string PrivateKey = "5bd1f0e6-0000-4000-8000-000000000001";
    private const string Realm = "MMS Public API";

    private static readonly string KeyHash = Hash($"{PublicKey}:{Realm}:{PrivateKey}");
    private readonly ConcurrentDictionary<string, Used> _nonces = new(StringComparer.Ordinal);
    private int _refusals;
    private int _used;

    /// <summary>How many requests were refused, each with a new nonce.</summary>
    public int Refusals => _refusals;

    /// <summary>How many of the nonces were used.</summary>
    public int NoncesUsed => _used;

    /// <summary>True for a request that is signed with a live nonce and an unused count.</summary>
    public bool Accepts(string? authorization, string method, string target)
    {
        if (authorization is null || !authorization.StartsWith("Digest ", StringComparison.Ordinal))
            return false;
        var given = Read(authorization);
        if (!given.TryGetValue("nonce", out string? nonce) || !_nonces.TryGetValue(nonce, out var used) || DateTime.UtcNow - used.Made > lifetime)
            return false;
        string response = Hash($"{KeyHash}:{nonce}:{given["nc"]}:{given["cnonce"]}:auth:{Hash($"{method}:{target}")}");
        if (response != given["response"] || given["uri"] != target || !used.Take(given["nc"], out bool first))
            return false;
        if (first)
            Interlocked.Increment(ref _used);
        return true;
    }

    /// <summary>A challenge, with a new nonce each time as Atlas does it.</summary>
    public string Challenge()
    {
        string nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _nonces[nonce] = new Used(DateTime.UtcNow);
        Interlocked.Increment(ref _refusals);
        return $"Digest realm=\"{Realm}\", domain=\"\", nonce=\"{nonce}\", algorithm=MD5, qop=\"auth\", stale=false";
    }

    private static Dictionary<string, string> Read(string authorization)
    {
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string part in authorization["Digest ".Length..].Split(','))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                given[part[..equals].Trim()] = part[(equals + 1)..].Trim().Trim('"');
        }

        return given;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed class Used(DateTime made)
    {
        private readonly HashSet<string> _counts = [];

        public DateTime Made { get; } = made;

        public bool Take(string count, out bool first)
        {
            lock (_counts)
            {
                first = _counts.Count == 0;
                return _counts.Add(count);
            }
        }
    }
}
