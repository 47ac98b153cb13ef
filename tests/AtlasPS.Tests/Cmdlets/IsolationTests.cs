using AtlasPS.Tests.Sandbox;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>
/// What the module loads stays out of everybody else's way. In a process of its own, because a test host has loaded half of it already.
/// </summary>
public sealed class IsolationTests
{
    private const string DefaultContext = "[System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | ForEach-Object { $_.GetName().Name }";

    [Fact]
    public async Task Nothing_of_ours_but_the_public_assembly_is_in_the_default_context()
    {
        using var folder = new TemporaryFolder();
        var names = await RunAsync($"Get-AtlasProject | Out-Null; Get-AtlasCluster | Out-Null; Save-AtlasHostLog h.example.net -Path '{folder.Path}' -Expand | Out-Null; {DefaultContext}");
        Assert.Single(folder.Names);
        Assert.Contains("AtlasPS", names);
        Assert.DoesNotContain(names, name => name == "AtlasPS.Http" || name == "Microsoft.Extensions.DependencyInjection" || name == "Microsoft.Extensions.Http" || name == "ICSharpCode.SharpZipLib");
    }

    [Fact]
    public async Task Another_version_of_a_dependency_that_came_first_does_no_harm()
    {
        // A stand-in of the same name and another version, as another module would have brought it.
        string script = """
            $name = [System.Reflection.AssemblyName]::new('Microsoft.Extensions.DependencyInjection'); $name.Version = [version]'1.0.0.0'
            $null = [System.Reflection.Emit.AssemblyBuilder]::DefineDynamicAssembly($name, 'Run').DefineDynamicModule('Microsoft.Extensions.DependencyInjection')
            """;
        var names = await RunAsync($"{script}\nGet-AtlasProject | ForEach-Object Name");
        Assert.Contains("Payments", names);
    }

    /// <summary>The source is ours, the library that it is made with is everybody's: else nobody outside would hear of it.</summary>
    [Fact]
    public async Task Whoever_listens_in_the_process_hears_of_calls()
    {
        // What listens must not be script, which cannot run on the threads that calls end on.
        const string Listener = """
            $make = [System.Linq.Expressions.Expression]
            $spans = [System.Collections.Concurrent.ConcurrentQueue[System.Diagnostics.Activity]]::new()
            $listener = [System.Diagnostics.ActivityListener]::new()
            $source = $make::Parameter([System.Diagnostics.ActivitySource])
            $isOurs = $make::Equal($make::Property($source, 'Name'), $make::Constant('AtlasPS'))
            $listener.ShouldListenTo = $make::Lambda([Func[System.Diagnostics.ActivitySource, bool]], $isOurs, [System.Linq.Expressions.ParameterExpression[]]@($source)).Compile()
            $options = $make::Parameter([System.Diagnostics.ActivityCreationOptions[System.Diagnostics.ActivityContext]].MakeByRefType())
            $all = $make::Constant([System.Diagnostics.ActivitySamplingResult]::AllData)
            $listener.Sample = $make::Lambda([System.Diagnostics.SampleActivity[System.Diagnostics.ActivityContext]], $all, [System.Linq.Expressions.ParameterExpression[]]@($options)).Compile()
            $listener.ActivityStopped = [Delegate]::CreateDelegate([Action[System.Diagnostics.Activity]], $spans, 'Enqueue')
            [System.Diagnostics.ActivitySource]::AddActivityListener($listener)
            """;
        const string Where = """
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -in 'System.Diagnostics.DiagnosticSource', 'AtlasPS.Http' } |
                ForEach-Object { "$($_.GetName().Name) in $([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name)" }
            """;
        var lines = await RunAsync($"{Listener}\nGet-AtlasCluster Cluster0 | Out-Null\n$spans | ForEach-Object {{ $_.DisplayName }}\n{Where}");
        Assert.Equal(
            ["AtlasPS.Http in AtlasPS", "GET /api/atlas/v2/groups/{groupId}/clusters/{clusterName}", "System.Diagnostics.DiagnosticSource in Default"],
            lines.Order(StringComparer.Ordinal));
    }

    private static async Task<List<string>> RunAsync(string script)
    {
        var (exitCode, output) = await SandboxProcess.RunAsync("", "-Command", script);
        Assert.True(exitCode == 0, output);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
