using System.Diagnostics;
using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>
/// What the module loads stays out of everybody else's way. In a process of its own, because a test host has loaded half of it already.
/// </summary>
public sealed class IsolationTests
{
    private const string DefaultContext = "[System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | ForEach-Object { $_.GetName().Name }";

    [Fact]
    public void Nothing_of_ours_but_the_public_assembly_is_in_the_default_context()
    {
        using var folder = new TemporaryFolder();
        var names = Run($"Get-AtlasProject | Out-Null; Get-AtlasCluster | Out-Null; Save-AtlasHostLog h.example.net -Path '{folder.Path}' -Expand | Out-Null; {DefaultContext}");
        Assert.Single(folder.Names);
        Assert.Contains("AtlasPS", names);
        Assert.DoesNotContain(names, name => name == "AtlasPS.Http" || name == "Polly.Core" || name == "Microsoft.Extensions.Http" || name == "ICSharpCode.SharpZipLib");
    }

    [Fact]
    public void Another_version_of_a_dependency_that_came_first_does_no_harm()
    {
        // A stand-in of the same name and another version, as another module would have brought it.
        string script = """
            $name = [System.Reflection.AssemblyName]::new('Polly.Core'); $name.Version = [version]'1.0.0.0'
            $null = [System.Reflection.Emit.AssemblyBuilder]::DefineDynamicAssembly($name, 'Run').DefineDynamicModule('Polly.Core')
            """;
        var names = Run($"{script}\nGet-AtlasProject | ForEach-Object Name");
        Assert.Contains("Payments", names);
    }

    private static List<string> Run(string script)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in (string[])[typeof(EngineHost).Assembly.Location, "-Command", script])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + errors);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
