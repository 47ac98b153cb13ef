namespace AtlasPS.Http.Downloads;

/// <summary>
/// Takes off an answer what was put around the file for the journey alone. Nothing should be: the plain bytes were asked for. Where something is, gzip is understood.
/// </summary>
internal static class Payload
{
    /// <summary>Enough for the head of a gzip stream, name and comment included, and the first block of what is in it.</summary>
    private const int Beginning = 16 * 1024;

    /// <param name="wire">The bytes as they come.</param>
    /// <param name="codings">The answer's <c>Content-Encoding</c>, in the order in which they were applied (RFC 9110, 8.4).</param>
    /// <param name="isGzip">True when the file itself is gzip, so that it must not be taken for packing.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Stream> OfAsync(Stream wire, IEnumerable<string> codings, bool isGzip, CancellationToken cancellationToken)
    {
        var payload = wire;
        foreach (string coding in codings.Reverse())
        {
            payload = coding.ToLowerInvariant() switch
            {
                "identity" => payload,
                "gzip" or "x-gzip" => isGzip ? await FileOrPackedAsync(payload, cancellationToken).ConfigureAwait(false) : new GunzipStream(payload),
                _ => throw new AtlasHttpException(AtlasFailure.Protocol, $"The answer is encoded as '{coding}', although its plain bytes were asked for."),
            };
        }

        return payload;
    }

    /// <summary>
    /// A server that names the packing of the file itself as the encoding of the transfer means one and the same gzip; one that packed the file a second time means
    /// two. The content tells.
    /// </summary>
    private static async Task<Stream> FileOrPackedAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] beginning = new byte[Beginning];
        int count = 0;
        for (int read = -1; read != 0 && count < beginning.Length; count += read)
            read = await stream.ReadAsync(beginning, count, beginning.Length - count, cancellationToken).ConfigureAwait(false);

        Array.Resize(ref beginning, count);
        var again = new RewoundStream(beginning, stream);
        return HoldsGzip(beginning) ? new GunzipStream(again) : again;
    }

    private static bool HoldsGzip(byte[] beginning)
    {
        byte[] inner = new byte[2];
        using var unpacked = new GunzipStream(new MemoryStream(beginning));
        try
        {
            return GunzipStream.IsGzip(inner, unpacked.Read(inner, 0, inner.Length));
        }
        catch (AtlasHttpException)
        {
            // No gzip at all, whatever the label says: then it is what it is.
            return false;
        }
    }
}
