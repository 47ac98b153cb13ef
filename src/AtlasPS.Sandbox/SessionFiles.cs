namespace AtlasPS.Sandbox;

/// <summary>
/// The session configuration that makes PowerShell run <c>Session/Connect.ps1</c> first. It wants the full path of the script, so it is written anew
/// for each run, into a folder of its own that goes with the run.
/// </summary>
internal sealed class SessionFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("atlasps-sandbox-");

    public SessionFiles()
    {
        Configuration = Path.Combine(_folder.FullName, "Sandbox.pssc");
        File.WriteAllText(Configuration, $$"""
            @{
                SchemaVersion    = '2.0.0.0'
                GUID             = '{{Guid.NewGuid()}}'
                SessionType      = 'Default'
                LanguageMode     = 'FullLanguage'
                ScriptsToProcess = '{{Script("Connect").Replace("'", "''", StringComparison.Ordinal)}}'
            }
            """);
    }

    /// <summary>For pwsh -ConfigurationFile.</summary>
    public string Configuration { get; }

    /// <summary>The full path of a script that is built with the sandbox.</summary>
    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Session", $"{name}.ps1");

    public void Dispose() => _folder.Delete(recursive: true);
}
