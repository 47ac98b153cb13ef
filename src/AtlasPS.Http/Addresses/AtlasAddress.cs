using System.Net;

namespace AtlasPS.Http.Addresses;

/// <summary>Where Atlas is, and the exact address of a request there.</summary>
internal sealed class AtlasAddress
{
    private static readonly HashSet<char> Punctuation = [.. "-._~!$&'()*+,;=:@/%"];
    private readonly string _base;

    /// <exception cref="ArgumentException">The address is neither https nor http on loopback, or is more than scheme, host, port and path.</exception>
    public AtlasAddress(Uri address)
    {
        if (address.IsAbsoluteUri && (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0))
            throw new ArgumentException("The base address may hold scheme, host, port and path only: no user, query or fragment.");
        if (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http"))
            throw new ArgumentException($"'{address}' is not an https address.");

        IsLoopback = IsLoopbackHost(address.Host);
        if (address.Scheme == "http" && !IsLoopback)
            throw new ArgumentException($"'{address}' is not encrypted: credentials are sent over https only (http is for loopback).");

        Host = address.Host;
        Origin = new Uri(address.GetLeftPart(UriPartial.Authority));
        Port = address.Port;
        _base = address.GetLeftPart(UriPartial.Authority) + address.AbsolutePath.TrimEnd('/');
    }

    public string Host { get; }

    /// <summary>Scheme, host and port.</summary>
    public Uri Origin { get; }

    public int Port { get; }

    public bool IsLoopback { get; }

    public bool IsEncrypted => Origin.Scheme == "https";

    /// <summary>The address of a request, which goes onto the wire byte by byte as it is given.</summary>
    /// <exception cref="ArgumentException">The path is not an absolute, percent-encoded path.</exception>
    public Uri Of(AtlasRequest request)
    {
        if (request.Path.Length == 0 || request.Path[0] != '/' || !request.Path.All(IsPathCharacter))
            throw new ArgumentException($"'{request.Path}' is not an absolute, percent-encoded path. A query belongs into {nameof(AtlasRequest.Query)}.", nameof(request));
        return ExactUri.Create(_base + request.PathAndQuery);
    }

    public override string ToString() => _base;

    // By what the name says, never by what a resolver makes of it.
    private static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsPathCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || Punctuation.Contains(c);
}
