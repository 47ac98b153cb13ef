using System.Management.Automation;
using AtlasPS.Hosting;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>The built module, imported and not connected, and its cmdlets as PowerShell describes them.</summary>
public sealed class SurfaceWorld : IDisposable
{
    private readonly EngineHost _engine = EngineHost.Create(BuiltModule.ManifestPath);

    public SurfaceWorld() =>
        Cmdlets = Run("(Get-Module AtlasPS).ExportedCmdlets.Values | ForEach-Object { $null = $_.ParameterSets; $_ }")
            .Output.Select(cmdlet => (CmdletInfo)cmdlet.BaseObject).ToDictionary(cmdlet => cmdlet.Name);

    /// <summary>The exported cmdlets by name. Their parameter sets are known, so that they may be read outside of the engine.</summary>
    public IReadOnlyDictionary<string, CmdletInfo> Cmdlets { get; }

    /// <summary>Runs a script that must not fail.</summary>
    public EngineResult Run(string script)
    {
        var result = _engine.Invoke(script);
        Assert.True(result.Errors.Count == 0, $"{script}\n{string.Join("\n", result.Errors)}");
        return result;
    }

    public void Dispose() => _engine.Dispose();
}
