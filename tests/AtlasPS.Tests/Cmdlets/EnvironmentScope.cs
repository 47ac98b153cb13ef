using System.Runtime.CompilerServices;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>
/// Variables and a configuration folder of a test's own. They are the process's, so whoever uses one belongs to the collection that runs alone.
/// </summary>
public sealed class EnvironmentScope : IDisposable
{
    public const string Alone = "the process's environment";

    private readonly Dictionary<string, string?> _before = [];

    public EnvironmentScope()
    {
        Folder = Directory.CreateTempSubdirectory("atlasps-").FullName;
        Set("XDG_CONFIG_HOME", Folder);
        Set("APPDATA", Folder);
    }

    public string Folder { get; }

    /// <summary>Everybody else finds no variables, and two profiles of which none is meant: "work", that examples connect with, and another.</summary>
    [ModuleInitializer]
    internal static void ForgetThePersonWhoRunsTheTests()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("MONGODB_ATLAS_", StringComparison.Ordinal)).ToList())
            Environment.SetEnvironmentVariable(name, null);
        new EnvironmentScope().WriteProfiles("[work]\naccess_token = \"t0k3n\"\n[other]\naccess_token = \"t0k3n\"\n");
    }

    public void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    public void WriteProfiles(string toml)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "atlascli"));
        File.WriteAllText(Path.Combine(Folder, "atlascli", "config.toml"), toml);
    }

    /// <summary>A secret-tool that knows these secrets, by "service username", and takes note of what it is asked.</summary>
    public string WriteSecretTool(IReadOnlyDictionary<string, string> secrets)
    {
        string tools = Directory.CreateDirectory(Path.Combine(Folder, "tools")).FullName, tool = Path.Combine(tools, "secret-tool"), log = Path.Combine(Folder, "asked");
        string cases = string.Concat(secrets.Select(secret => $"'{secret.Key}') printf '%s' '{secret.Value}' ;;\n"));
        File.WriteAllText(tool, $"#!/bin/sh\nprintf '%s\\n' \"$*\" >> '{log}'\ncase \"$3 $5\" in\n{cases}*) exit 1 ;;\nesac\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Set("PATH", tools + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));
        return log;
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        Directory.Delete(Folder, true);
    }
}

[CollectionDefinition(EnvironmentScope.Alone, DisableParallelization = true)]
public class AloneWithTheEnvironment;
