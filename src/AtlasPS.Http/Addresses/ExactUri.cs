namespace AtlasPS.Http.Addresses;

/// <summary>Addresses that reach the wire as they are written: <c>%2F</c> stays <c>%2F</c>, and a digest can be computed over them.</summary>
internal static class ExactUri
{
#if NET
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static Uri Create(string address) => new(address, AsWritten);
#else
    /// <exception cref="ArgumentException">The platform would send another path than the one that is meant.</exception>
    public static Uri Create(string address)
    {
        var uri = new Uri(address);
        LegacyUri.KeepSlashesEscaped(uri);

        // Escaped letters that come out plain mean the same; a slash more or less is another resource.
        if (Slashes(uri.AbsoluteUri) != Slashes(address))
            throw new ArgumentException($"This platform cannot send the path of '{address}' unchanged.", nameof(address));
        return uri;
    }

    private static int Slashes(string address)
    {
        int query = address.IndexOf('?');
        return address.Take(query < 0 ? address.Length : query).Count(c => c == '/');
    }
#endif
}
