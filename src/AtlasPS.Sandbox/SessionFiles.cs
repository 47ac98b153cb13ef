using System.Text.RegularExpressions;

namespace AtlasPS.Sandbox;

/// <summary>
/// The session configuration that makes PowerShell run <c>Session/Connect.ps1</c> first. It wants the full path of the script, so it is written anew
/// for each run, into a folder of its own that goes with the run.
/// </summary>
internal sealed partial class SessionFiles : IDisposable
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
                ScriptsToProcess = '{{Quoted(Script("Connect"))}}'
            }
            """);
    }

    /// <summary>For pwsh -ConfigurationFile.</summary>
    public string Configuration { get; }

    /// <summary>The full path of a script that is built with the sandbox.</summary>
    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Session", $"{name}.ps1");

    // PowerShell ends a string at each of these quotes, whichever began it, and takes two of them for one.
    private static string Quoted(string text) => QuotationMark().Replace(text, "$0$0");

    [GeneratedRegex("['\u2018\u2019\u201A\u201B]")]
    private static partial Regex QuotationMark();

    public void Dispose() => _folder.Delete(recursive: true);
}
