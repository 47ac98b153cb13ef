using AtlasPS.Benchmarks.Processes;
using AtlasPS.Benchmarks.Serving;

namespace AtlasPS.Benchmarks.Rows;

/// <summary>The same work with what PowerShell brings along, written as people write it today.</summary>
internal static class RestMethod
{
    private static readonly string Script = $$"""
        param($address)
        $ErrorActionPreference = 'Stop'
        $ProgressPreference = 'SilentlyContinue'
        $key = [pscredential]::new('{{DigestBook.PublicKey}}', (ConvertTo-SecureString '{{DigestBook.PrivateKey}}' -AsPlainText -Force))
        $call = @{ Credential = $key; AllowUnencryptedAuthentication = $true; Headers = @{ Accept = 'application/vnd.atlas.2023-01-01+json' } }
        $users = "${address}api/atlas/v2/groups/{{Content.ProjectId}}/databaseUsers"
        function Measure-Work($what, [scriptblock] $work) {
            [GC]::Collect()
            $before = [GC]::GetTotalMemory($true)
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            $result = & $work
            $time = $clock.ElapsedMilliseconds
            "Invoke-RestMethod, {0}: {1} ms, {2:0} MB kept" -f $what, $time, (([GC]::GetTotalMemory($true) - $before) / 1MB)
        }
        function Read-Users { for ($page = 1; $page -le 100; $page++) { (Invoke-RestMethod "${users}?pageNum=$page&itemsPerPage=500&includeCount=false" @call).results } }
        Measure-Work '50,000 users kept' { Read-Users }
        Measure-Work '50,000 users streamed' { $count = 0; Read-Users | ForEach-Object { $count++ } }
        Measure-Work '1,000 single GETs' { foreach ($n in 0..999) { Invoke-RestMethod ("$users/admin/user-{0:d6}" -f $n) @call } }
        """;

    public static async Task WriteAsync()
    {
        using var server = await ServerProcess.StartAsync(new ServerSettings());
        string file = Path.Combine(Path.GetTempPath(), $"atlasps-rest-{Environment.ProcessId}.ps1");
        await File.WriteAllTextAsync(file, Script);
        using var process = ChildProcess.StartPowerShell(file, server.Address.AbsoluteUri);
        Console.WriteLine((await process.ReadToEndAsync()).TrimEnd());
        Console.WriteLine($"Invoke-RestMethod, requests on the wire: {(await server.CountAsync()).Requests}");
        File.Delete(file);
    }
}
