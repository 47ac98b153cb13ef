using AtlasPS.Simulator.Http;

namespace AtlasPS.Simulator.Authentication;

/// <summary>Finds out who calls: an API key by digest, or a service account by its token.</summary>
internal sealed class Authenticator(SimulatorOptions options)
{
    public DigestAuthentication Digest { get; } = new(options);

    public TokenBook Tokens { get; } = new(options);

    /// <summary>Proves who sent the request.</summary>
    /// <exception cref="AtlasError">Nobody whom the simulator knows; the error holds the challenge.</exception>
    public Caller Authenticate(string? authorization, string method, string target)
    {
        bool stale = false;
        Caller? caller = Split(authorization) switch
        {
            ("digest", var parameters) => Digest.Verify(parameters, method, target, out stale),
            ("bearer", var token) => Tokens.Find(token),
            _ => null,
        };
        return caller ?? throw AtlasError.Unauthorized(Digest.Challenges(stale));
    }

    private static (string Scheme, string Parameters) Split(string? authorization)
    {
        authorization = (authorization ?? "").Trim();
        int space = authorization.IndexOf(' ');
        return space < 0
            ? (authorization.ToLowerInvariant(), "")
            : (authorization[..space].ToLowerInvariant(), authorization[(space + 1)..].Trim());
    }
}
