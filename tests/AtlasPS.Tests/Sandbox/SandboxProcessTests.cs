using AtlasPS.Tests.Cmdlets;

namespace AtlasPS.Tests.Sandbox;

/// <summary>Commands, scripts and the prompt of the sandbox: PowerShell itself, connected to a simulated Atlas.</summary>
public sealed class SandboxProcessTests
{
    [Theory]
    [InlineData(1, "gone", "-NoConnect", "-Command", "throw 'gone'")]
    [InlineData(7, "", "-NoConnect", "-Command", "exit 7")]
    [InlineData(1, "Cluster9", "-Command", "Get-AtlasCluster Cluster9")]
    [InlineData(64, "-Bogus", "-Bogus")]
    [InlineData(64, "nowhere.ps1", "-File", "nowhere.ps1")]
    [InlineData(0, "-Interactive", "-Help")]
    public async Task It_ends_with_the_exit_code_that_its_help_promises(int exitCode, string shown, params string[] arguments)
    {
        var (actual, output) = await SandboxProcess.RunAsync("", arguments);

        Assert.True(exitCode == actual, output);
        Assert.Contains(shown, output);
    }

    [Fact]
    public async Task It_is_PowerShell_itself_connected_to_the_simulated_Atlas_only()
    {
        var (exitCode, output) = await SandboxProcess.RunAsync(
            "",
            "-Command",
            """
            "engine: $($PSVersionTable.PSVersion) $($Host.Name)"
            (Get-AtlasProject -First 1).Name
            Get-AtlasContext | ConvertTo-Json -Depth 1
            "variables: $(@(Get-ChildItem Env:MONGODB_*, Env:ATLASPS_SANDBOX).Count)"
            "imported: $((Get-Module AtlasPS).Name)"
            """);

        Assert.True(exitCode == 0, output);
        Assert.Contains("engine: 7.6.9 ConsoleHost\n", output);
        Assert.Contains("Payments\n", output);
        Assert.Contains("127.0.0.1", output);
        Assert.Contains("variables: 0\n", output);
        Assert.Contains("imported: AtlasPS\n", output);
        Assert.DoesNotContain("elsewhere", output);
    }

    [Fact]
    public async Task Without_a_connection_the_variable_Sandbox_says_where_Atlas_is_and_who_signs_in()
    {
        var (exitCode, output) = await SandboxProcess.RunAsync(
            "", "-NoConnect", "-Command", "Connect-Atlas -Credential $Sandbox.Credential -BaseUri $Sandbox.BaseUri -ProjectId Catalog; (Get-AtlasCluster).Name");

        Assert.True(exitCode == 0, output);
        Assert.Equal("Catalog-Main\n", output);
    }

    [Theory]
    [InlineData("param($Name, [switch]$On) \"$Name $On\"", 0, "a'b $x True\n", "-Name", "a'b $x", "-On")]
    [InlineData("param($Name, [switch]$On) \"$Name $On\"", 0, "5 False\n", "-On:$false", "5")]
    [InlineData("(Get-AtlasCluster Cluster0).Name; Write-Error e 2> $null; exit 5; 'b'", 5, "Cluster0\n")]
    [InlineData("'first'; throw 'gone'", 1, "first\n")]
    public async Task A_script_takes_arguments_and_ends_with_its_exit(string script, int exitCode, string shown, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "test.ps1");
        await File.WriteAllTextAsync(path, script);

        var (actual, output) = await SandboxProcess.RunAsync("", ["-File", path, .. arguments]);

        Assert.True(exitCode == actual, output);
        Assert.StartsWith(shown, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_that_is_fed_from_a_pipe_reads_like_a_session()
    {
        var (exitCode, output) = await SandboxProcess.RunAsync("(Get-AtlasContext).ProjectName\nRemove-AtlasCluster Cluster0\nn\n'kept'\nexit 3\n", "-Interactive");

        Assert.True(exitCode == 3, output);
        Assert.Contains("PS> (Get-AtlasContext).ProjectName\nPayments\n", output);
        Assert.Contains("Remove cluster 'Cluster0' from project 'Payments'", output);
        Assert.EndsWith("PS> 'kept'\nkept\nPS> exit 3\n", output);

        // Before that, the greeting: what to try, the keys, and the way to a real Atlas.
        Assert.StartsWith("PowerShell 7.6.9", output, StringComparison.Ordinal);
        Assert.Contains("Try:", output);
        Assert.Contains("Keys:", output);
        Assert.Contains("Your own Atlas: Connect-Atlas", output);
    }
}
