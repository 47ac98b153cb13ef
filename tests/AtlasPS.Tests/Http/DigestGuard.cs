using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AtlasPS.Tests.Http;

/// <summary>The server's side of RFC 7616, written from the document and not from the client: checks a signature, its count and its nonce.</summary>
internal sealed class DigestGuard(string user, string password, string algorithm = "MD5", int usesOfNonce = int.MaxValue)
{
    private const string Realm = "MMS Public API";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Issued, HashSet<string> Counts)> _nonces = [];

    /// <summary>How long a nonce serves.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Whether a refusal says that the nonce was too old. Atlas never says so.</summary>
    public bool SaysStale { get; init; } = true;

    /// <summary>The nonce that the key of a <c>-sess</c> algorithm was made with; null for that of each request.</summary>
    public string? SessionNonce { get; set; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Nonces that were given out.</summary>
    public int Nonces { get; private set; }

    /// <summary>Counts that came twice with one nonce.</summary>
    public int Replays { get; private set; }

    /// <summary>Makes every nonce given out so far worthless.</summary>
    public void Expire()
    {
        lock (_lock)
            _nonces.Clear();
    }

    /// <summary>A nonce that counts as given out.</summary>
    public string NewNonce()
    {
        string nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        lock (_lock)
        {
            _nonces.Add(nonce, (Clock.GetUtcNow(), []));
            Nonces++;
        }

        return nonce;
    }

    /// <summary>Null for a request that may pass, else the refusal.</summary>
    public Reply? Refuse(RawRequest request)
    {
        lock (_lock)
            return Passes(request, out bool stale) ? null : Reply.Json(401, """{"error":401,"reason":"Unauthorized","detail":"You are not authorized for this resource."}""", Challenge(stale));
    }

    private string Challenge(bool stale) =>
        $"WWW-Authenticate: Digest realm=\"{Realm}\", domain=\"\", nonce=\"{NewNonce()}\", algorithm={algorithm}, qop=\"auth\", stale={(stale && SaysStale ? "true" : "false")}";

    private bool Passes(RawRequest request, out bool stale)
    {
        stale = false;
        if (request["Authorization"] is not { } header || !header.StartsWith("Digest ", StringComparison.Ordinal))
            return false;
        var given = header["Digest ".Length..].Split(", ").Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1].Trim('"'));
        if (given["username"] != user || given["realm"] != Realm || given["uri"] != request.Target || given["qop"] != "auth" || given["algorithm"] != algorithm)
            return false;
        if (!_nonces.TryGetValue(given["nonce"], out var nonce) || nonce.Counts.Count >= usesOfNonce)
            return false;

        string a1 = Hash($"{user}:{Realm}:{password}");
        if (algorithm.EndsWith("-sess", StringComparison.Ordinal))
            a1 = Hash($"{a1}:{SessionNonce ?? given["nonce"]}:{given["cnonce"]}");
        string a2 = Hash($"{request.Method}:{request.Target}");
        if (Hash($"{a1}:{given["nonce"]}:{given["nc"]}:{given["cnonce"]}:auth:{a2}") != given["response"])
            return false;
        stale = Clock.GetUtcNow() - nonce.Issued >= Lifetime;
        if (stale)
            return false;
        if (nonce.Counts.Add(given["nc"]))
            return true;
        Replays++;
        return false;
    }

    [SuppressMessage("Security", "CA5351", Justification = "What RFC 7616 defines.")]
    private string Hash(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return Convert.ToHexStringLower(algorithm.StartsWith("SHA-256", StringComparison.Ordinal) ? SHA256.HashData(bytes) : MD5.HashData(bytes));
    }
}
