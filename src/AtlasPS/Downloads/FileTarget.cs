using AtlasPS.Http;

namespace AtlasPS.Downloads;

/// <summary>Takes a download into a file, and finds the name for it where only the answer knows one.</summary>
internal sealed class FileTarget(PartialFile file, SavePlace place, SaveOptions options, DownloadProgress progress) : IAtlasDownloadTarget
{
    private const string GzipExtension = ".gz";

    /// <summary>The path that the file is to have; known once an answer has begun.</summary>
    public string FilePath { get; private set; } = "";

    public Stream Begin(AtlasDownload download)
    {
        FilePath = Path.Combine(place.Folder, place.Name ?? NameFor(download));
        // Before a byte of it is read.
        SavePlace.RefuseTaken(FilePath, options.Replaces);
        progress.Begin(download.Length);
        return file.Begin();
    }

    public void Advance(long received) => progress.Advance(received);

    private string NameFor(AtlasDownload download)
    {
        string name = SafeFileName.From(download.FileName) ?? SafeFileName.From(options.FallbackName) ?? "download";
        return options.Expands && name.EndsWith(GzipExtension, StringComparison.OrdinalIgnoreCase) && name.Length > GzipExtension.Length
            ? name.Substring(0, name.Length - GzipExtension.Length)
            : name;
    }
}
