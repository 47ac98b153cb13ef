using System.Text;

namespace AtlasPS.Http.Authentication;

/// <summary>A digest challenge that can be answered.</summary>
/// <param name="Algorithm">The hash.</param>
/// <param name="Realm">What the key is for.</param>
/// <param name="Nonce">The server's number used once.</param>
/// <param name="Opaque">To be sent back as it is; null for none.</param>
/// <param name="NamesAlgorithm">The server named the algorithm, so the answer does too.</param>
/// <param name="HashesUser">The user name is sent as a hash.</param>
internal sealed record DigestChallenge(DigestAlgorithm Algorithm, string Realm, string Nonce, string? Opaque, bool NamesAlgorithm, bool HashesUser)
{
    private const int LongestReason = 200;

    /// <summary>True when the server says that the signature was right and only the nonce too old.</summary>
    public bool IsStale { get; private init; }

    /// <summary>Chooses the best challenge of an answer.</summary>
    /// <exception cref="AtlasHttpException">None of them can be answered without giving the key away or guessing: <see cref="AtlasFailure.Authentication"/>.</exception>
    public static DigestChallenge Choose(IReadOnlyCollection<Challenge> offered)
    {
        var digests = offered.Where(c => Is(c.Scheme, "Digest")).ToList();
        if (digests.Count == 0)
        {
            throw Refused(offered.Count == 0
                ? "the answer (401) does not say how to authenticate"
                : $"only {string.Join(", ", offered.Select(c => c.Scheme).Distinct())} is offered, to which an API key is never sent");
        }

        return DigestAlgorithm.All
            .SelectMany(algorithm => digests.Where(d => Is(d["algorithm"] ?? "MD5", algorithm.Name)).Select(d => Read(d, algorithm)))
            .FirstOrDefault(read => read is not null)
            ?? throw Refused(WhyNot(digests[0]));
    }

    /// <summary>True for a text that a header can carry back as it came.</summary>
    public static bool CanBeSentBack(string text) => text.All(c => c is >= ' ' and <= '~');

    private static DigestChallenge? Read(Challenge challenge, DigestAlgorithm algorithm) =>
        challenge is { Fault: null } && challenge["realm"] is { } realm && challenge["nonce"] is { Length: > 0 } nonce
            && OffersAuth(challenge) && CanBeSentBack(realm + nonce + challenge["opaque"])
            ? new DigestChallenge(algorithm, realm, nonce, challenge["opaque"], challenge["algorithm"] is not null, Is(challenge["userhash"], "true"))
            {
                IsStale = Is(challenge["stale"], "true"),
            }
            : null;

    private static string WhyNot(Challenge challenge) => challenge switch
    {
        { Fault: { } fault } => fault,
        _ when !DigestAlgorithm.All.Any(a => Is(challenge["algorithm"] ?? "MD5", a.Name)) => $"its algorithm {challenge["algorithm"]} is not known",
        _ when challenge["realm"] is null => "it has no realm",
        _ when string.IsNullOrEmpty(challenge["nonce"]) => "it has no nonce",
        _ when challenge["qop"] is null => "it has no qop, which RFC 7616 demands",
        _ when OffersAuth(challenge) => "it holds characters that cannot be sent back",
        _ => $"its qop '{challenge["qop"]}' does not include auth, the only one that is supported",
    };

    private static bool OffersAuth(Challenge challenge) => challenge["qop"]?.Split(',').Any(q => Is(q.Trim(), "auth")) == true;

    private static bool Is(string? value, string name) => string.Equals(value, name, StringComparison.OrdinalIgnoreCase);

    private static AtlasHttpException Refused(string why) =>
        new(AtlasFailure.Authentication, $"The challenge of the server was not answered: {Presentable(why)}. Is the base address that of Atlas?") { StatusCode = 401 };

    /// <summary>What a hostile server wrote is shown short and without anything that a terminal would obey.</summary>
    private static string Presentable(string why)
    {
        var text = new StringBuilder();
        foreach (char c in why.Take(LongestReason))
            text.Append(c is >= ' ' and <= '~' ? c : '?');
        return why.Length > LongestReason ? $"{text} …" : text.ToString();
    }
}
