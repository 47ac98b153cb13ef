using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AtlasPS.Simulator.Authentication;

/// <summary>HTTP digest access authentication (RFC 7616) for API keys.</summary>
internal sealed class DigestAuthentication(SimulatorOptions options)
{
    private const string Realm = "MMS Public API";

    private readonly NonceBook _nonces = new(options.NonceLifetime, options.Clock);

    /// <summary>The challenges to send, the preferred one first.</summary>
    public IEnumerable<string> Challenges(bool stale = false)
    {
        if (options.OfferSha256)
            yield return Challenge("SHA-256", stale);
        yield return Challenge("MD5", stale);
    }

    /// <summary>Judges the parameters of a Digest header against the request it came with.</summary>
    /// <param name="text">What follows the word Digest.</param>
    /// <param name="method">The method of the request.</param>
    /// <param name="target">The request target exactly as it stood in the request line.</param>
    /// <param name="stale">True when everything was right but the nonce is past its time.</param>
    /// <returns>The caller, or null.</returns>
    public Caller? Verify(string text, string method, string target, out bool stale)
    {
        stale = false;
        if (HeaderParameters.Read(text) is not { } given)
            return null;

        string Given(string name) => given.GetValueOrDefault(name, "");

        if (Given("realm") != Realm || Given("uri") != target || Given("qop") != "auth" || Given("cnonce").Length == 0)
            return null;
        if (Given("nc").Length != 8 || !uint.TryParse(Given("nc"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint count))
            return null;
        if (Hash(given.GetValueOrDefault("algorithm", "MD5")) is not { } hash)
            return null;
        if (Key(Given("username")) is not { } key)
            return null;

        string expected = hash(string.Join(':',
            hash($"{key.Caller.Name}:{Realm}:{key.Secret}"),
            Given("nonce"), Given("nc"), Given("cnonce"), Given("qop"),
            hash($"{method}:{target}")));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(Given("response"))))
            return null;

        // The count is spent only once the response has proven right: a stranger cannot use counts up.
        var verdict = _nonces.Use(Given("nonce"), count);
        stale = verdict == NonceBook.Verdict.Expired;
        return verdict == NonceBook.Verdict.Fresh ? key.Caller : null;
    }

    /// <summary>Forgets every nonce.</summary>
    public void ForgetNonces() => _nonces.Clear();

    private string Challenge(string algorithm, bool stale) =>
        $"Digest realm=\"{Realm}\", domain=\"\", nonce=\"{_nonces.Issue()}\", algorithm={algorithm}, qop=\"auth\", stale={(stale ? "true" : "false")}";

    private (Caller Caller, string Secret)? Key(string publicKey) =>
        publicKey == options.PublicKey ? (new Caller(publicKey, ReadOnly: false), options.PrivateKey)
        : publicKey == options.ReadOnlyPublicKey ? (new Caller(publicKey, ReadOnly: true), options.ReadOnlyPrivateKey)
        : null;

    private Func<string, string>? Hash(string algorithm) => algorithm switch
    {
        "MD5" => Md5,
        "SHA-256" when options.OfferSha256 => static text => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        _ => null,
    };

#pragma warning disable CA5351 // Atlas speaks MD5 digests, so its stand-in does.
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
