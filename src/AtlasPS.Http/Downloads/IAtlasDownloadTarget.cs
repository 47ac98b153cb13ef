namespace AtlasPS.Http;

/// <summary>
/// Where a download goes. Called from any thread, never concurrently. What it throws ends the download and comes out unchanged.
/// </summary>
public interface IAtlasDownloadTarget
{
    /// <summary>
    /// An answer has begun: gives the place for its bytes, empty. Called again when a connection broke and the download begins anew; whatever was written
    /// before is void then.
    /// </summary>
    /// <param name="download">What the answer says of the file.</param>
    /// <returns>A stream to write to, which stays the target's own: it is flushed, but not closed.</returns>
    Stream Begin(AtlasDownload download);

    /// <summary>More of it has come.</summary>
    /// <param name="received">The bytes of this attempt that came over the wire so far.</param>
    void Advance(long received);
}
