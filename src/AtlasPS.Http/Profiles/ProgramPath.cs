#if NET
namespace AtlasPS.Http.Profiles;

/// <summary>
/// Finds a program as a shell does, by the folders of PATH. The platform would look in the present folder first, which may be anyone's: a cloned repository, a download. Entries of PATH that are not
/// full paths lead there too, and are passed over.
/// </summary>
internal static class ProgramPath
{
    /// <summary>The full path of a program; null where there is none.</summary>
    /// <param name="program">Its name, or its full path.</param>
    public static string? Find(string program)
    {
        if (Path.IsPathFullyQualified(program))
            return File.Exists(program) ? program : null;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(IsExecutable);
    }

    private static bool IsExecutable(string path) => File.Exists(path)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
#endif
