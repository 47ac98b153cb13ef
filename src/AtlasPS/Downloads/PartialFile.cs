namespace AtlasPS.Downloads;

/// <summary>
/// A file on its way into being: it grows under a name of its own beside the place where it is to be, and takes that place whole, in one step. However else
/// it ends, nothing is left of it.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private readonly FileStream _stream;

    /// <summary>Creates it, empty. A folder that cannot be written to shows here.</summary>
    public PartialFile(string folder) => _stream = new FileStream(
        Path.Combine(folder, $".atlasps-{Guid.NewGuid():N}.partial"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.Asynchronous);

    /// <summary>The file, emptied.</summary>
    public Stream Begin()
    {
        _stream.SetLength(0);
        _stream.Position = 0;
        return _stream;
    }

    /// <summary>Puts the file in its place.</summary>
    public void MoveTo(string place, bool replaces)
    {
        // Down to the disk, so that not even a loss of power leaves the name without its content.
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        if (replaces && File.Exists(place) && File.GetAttributes(place) is var attributes && attributes.HasFlag(FileAttributes.ReadOnly))
            File.SetAttributes(place, attributes & ~FileAttributes.ReadOnly);
#if NET
        File.Move(_stream.Name, place, replaces);
#else
        if (replaces && File.Exists(place))
            File.Replace(_stream.Name, place, null);
        else
            File.Move(_stream.Name, place);
#endif
    }

    /// <summary>Removes what did not take its place.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        try
        {
            File.Delete(_stream.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is gone, and the file with it; or what keeps the file there is what the caller hears of anyway.
        }
    }
}
