using System.Runtime.InteropServices;
using Tomlyn;
using Tomlyn.Model;

namespace AtlasPS.Http.Profiles;

/// <summary>The profiles of the Atlas CLI on this machine.</summary>
public static class AtlasProfiles
{
    /// <summary>Where the CLI keeps its configuration; null where the environment does not say where a person's configuration is.</summary>
    public static string? Path => Folder() is { Length: > 0 } folder ? System.IO.Path.Combine(folder, "atlascli", "config.toml") : null;

    /// <summary>Every profile of the file, in its order; none where there is no file.</summary>
    /// <exception cref="InvalidDataException">The file is no TOML. The message names the place, and nothing that stands there.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static IReadOnlyList<AtlasProfile> Read()
    {
        if (Path is not { } path || !File.Exists(path))
            return [];
        // What stands beside the tables is about the CLI itself.
        return [.. Parse(path).Where(entry => entry.Value is TomlTable).Select(entry => new AtlasProfile(entry.Key, Settings((TomlTable)entry.Value)))];
    }

    private static TomlTable Parse(string path)
    {
        try
        {
            return TomlSerializer.Deserialize<TomlTable>(File.ReadAllText(path)) ?? [];
        }
        catch (TomlException wrong)
        {
            // The library's own message shows the line, and with it perhaps a secret.
            string place = wrong.Line is { } line ? $", line {line}" : "";
            throw new InvalidDataException($"{path}{place} is not valid TOML.");
        }
    }

    private static Dictionary<string, string> Settings(TomlTable table)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in table.Select(entry => (entry.Key, entry.Value as string)))
        {
            if (value is not null)
                settings[key] = value.Trim();
        }

        return settings;
    }

    private static string? Folder()
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return Environment.GetEnvironmentVariable("APPDATA");
        string? home = Environment.GetEnvironmentVariable("HOME");
        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
            return string.IsNullOrEmpty(home) ? null : System.IO.Path.Combine(home, "Library", "Application Support");
        string? configuration = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
        return !string.IsNullOrEmpty(configuration) ? configuration : string.IsNullOrEmpty(home) ? null : System.IO.Path.Combine(home, ".config");
    }
}
