using System.Security.Cryptography;
using System.Text;

namespace AtlasPS.Http.Authentication;

/// <summary>A nonce in use: it signs requests, each with a count of its own, until the server has enough of it (RFC 7616).</summary>
internal sealed class DigestNonce
{
    private readonly string _user;
    private readonly string _clientNonce;
    private readonly string _keyHash;
    private int _count;

    /// <param name="challenge">What the server asks.</param>
    /// <param name="user">The user name: the public key.</param>
    /// <param name="password">The password: the private key. It is hashed here and not kept.</param>
    /// <param name="clientNonce">The client's own number used once; it stays the same for all requests of this nonce.</param>
    public DigestNonce(DigestChallenge challenge, string user, string password, string? clientNonce = null)
    {
        Challenge = challenge;
        _clientNonce = clientNonce ?? NewClientNonce();
        var algorithm = challenge.Algorithm;
        _user = challenge.HashesUser ? algorithm.Hash($"{user}:{challenge.Realm}") : user;
        _keyHash = algorithm.Hash($"{user}:{challenge.Realm}:{password}");
        if (algorithm.IsSession)
            _keyHash = algorithm.Hash($"{_keyHash}:{challenge.Nonce}:{_clientNonce}");
    }

    /// <summary>The nonce that the server wants next (RFC 7616, 3.5). Everything else stays, the key of a <c>-sess</c> algorithm too.</summary>
    private DigestNonce(DigestNonce former, string next)
    {
        Challenge = former.Challenge with { Nonce = next };
        (_user, _clientNonce, _keyHash) = (former._user, former._clientNonce, former._keyHash);
    }

    public DigestChallenge Challenge { get; }

    /// <summary>True when more than one request was signed with it.</summary>
    public bool IsShared => Volatile.Read(ref _count) > 1;

    /// <summary>The successor that the server names.</summary>
    public DigestNonce Next(string nonce) => new(this, nonce);

    /// <summary>The credentials for one request, without the scheme.</summary>
    public string Sign(string method, string pathAndQuery)
    {
        var (algorithm, realm, nonce, opaque, namesAlgorithm, hashesUser) = Challenge;
        string count = Interlocked.Increment(ref _count).ToString("x8");
        string requestHash = algorithm.Hash($"{method}:{pathAndQuery}");
        string response = algorithm.Hash($"{_keyHash}:{nonce}:{count}:{_clientNonce}:auth:{requestHash}");

        var text = new StringBuilder(256)
            .Append("username=").Append(Quoted(_user))
            .Append(", realm=").Append(Quoted(realm))
            .Append(", nonce=").Append(Quoted(nonce))
            .Append(", uri=").Append(Quoted(pathAndQuery))
            .Append(", qop=auth, nc=").Append(count)
            .Append(", cnonce=").Append(Quoted(_clientNonce))
            .Append(", response=").Append(Quoted(response));
        if (namesAlgorithm)
            text.Append(", algorithm=").Append(algorithm.Name);
        if (opaque is not null)
            text.Append(", opaque=").Append(Quoted(opaque));
        if (hashesUser)
            text.Append(", userhash=true");
        return text.ToString();
    }

    private static string Quoted(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    private static string NewClientNonce()
    {
        byte[] random = new byte[16];
        using (var generator = RandomNumberGenerator.Create())
            generator.GetBytes(random);
        return Convert.ToBase64String(random);
    }
}
