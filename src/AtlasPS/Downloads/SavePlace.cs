using System.Management.Automation;

namespace AtlasPS.Downloads;

/// <summary>Where a file is to go: a folder that exists, and in it a name, or none where the answer has to give it.</summary>
internal sealed class SavePlace
{
    /// <summary>Before a path it says that the path is one of the file system, whatever the present location is.</summary>
    public const string FileSystemPrefix = @"Microsoft.PowerShell.Core\FileSystem::";

    private const string FileSystem = "FileSystem";

    private SavePlace(string folder, string? name)
    {
        Folder = folder;
        Name = name;
    }

    /// <summary>The folder's full path.</summary>
    public string Folder { get; }

    /// <summary>The file's name, or null.</summary>
    public string? Name { get; }

    public override string ToString() => Name is null ? Folder : Path.Combine(Folder, Name);

    /// <summary>
    /// Reads what was given: a folder, or the path of a file, relative to the present location or below any drive of the file system. It is taken literally, since
    /// it names what is yet to be.
    /// </summary>
    /// <exception cref="AtlasInputException">No file can be there.</exception>
    public static SavePlace Of(string given, PathIntrinsics paths, ProviderIntrinsics provider)
    {
        try
        {
            string path = paths.GetUnresolvedProviderPathFromPSPath(given, out var owner, out _);
            if (owner.Name != FileSystem)
                throw new AtlasInputException("NotAFilePath", $"'{given}' belongs to {owner.Name} and not to the file system.", "Give the path of a folder or of a file, such as ./logs/ or C:\\logs\\mongodb.log.gz.", given);
            if (Directory.Exists(path))
                return new SavePlace(path, null);
            bool isFolder = given.EndsWith("/", StringComparison.Ordinal) || given.EndsWith("\\", StringComparison.Ordinal);
            string folder = isFolder ? path : Path.GetDirectoryName(path)!;
            if (isFolder || !Directory.Exists(folder))
                throw NoFolder(folder, given);
            return IsPlain(path, provider) ? new SavePlace(folder, Path.GetFileName(path)) : throw NotPlain(path);
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or PSInvalidOperationException or ArgumentException and not AtlasInputException or NotSupportedException or PathTooLongException)
        {
            throw new AtlasInputException("InvalidPath", $"'{given}' is no path for a file: {e.Message}", "Give the path of a folder or of a file.", given);
        }
    }

    /// <summary>Refuses to write over something without being told to, and over what is no file at all.</summary>
    /// <exception cref="AtlasInputException">There is something.</exception>
    public static void RefuseTaken(string file, bool replaces)
    {
        if (Directory.Exists(file))
            throw new AtlasInputException("NameIsTaken", $"'{file}' is a folder; no file of that name can be written.", "Give the path of a file with -Path.", file) { Category = ErrorCategory.ResourceExists };
        if (!replaces && File.Exists(file))
            throw new AtlasInputException("FileExists", $"'{file}' exists already, and was left as it is.", "Give another -Path, or -Force to replace the file.", file) { Category = ErrorCategory.ResourceExists };
    }

    /// <summary>False for a device, a pipe or a link, in whose place no file must be put: it would be gone. Only Unix has such among its files.</summary>
    private static bool IsPlain(string path, ProviderIntrinsics provider)
    {
        if (!File.Exists(path))
            return true;
        var item = provider.Item.Get([FileSystemPrefix + path], force: true, literalPath: true)[0];
        return item.Properties["UnixStat"]?.Value is not { } unix || PSObject.AsPSObject(unix).Properties["ItemType"]?.Value?.ToString() is null or "File";
    }

    private static AtlasInputException NotPlain(string path) => new(
        "NotAFile", $"'{path}' is a link or a device; a file that is put in its place would destroy it.", "Give the path of a file itself.", path);

    private static AtlasInputException NoFolder(string folder, string given) => new(
        "FolderNotFound", $"There is no folder '{folder}'.", $"Create it first: New-Item -ItemType Directory '{folder}'.", given)
    { Category = ErrorCategory.ObjectNotFound };
}
