using System.Globalization;
using AtlasPS.Benchmarks.Processes;
using AtlasPS.Benchmarks.Report;
using AtlasPS.Benchmarks.Serving;
using AtlasPS.Benchmarks.Soak;
using AtlasPS.Hosting;

namespace AtlasPS.Benchmarks.Rows;

/// <summary>What one waits for in a new PowerShell: import, connect, the first object. Each time in a new process.</summary>
internal static class FirstCall
{
    private const int Processes = 7;
    private const double Allowed = 350;

    private static readonly string Script = $$"""
        param($manifest, $address)
        function Lap($what) { $laps.Add("$what=" + $clock.Elapsed.TotalMilliseconds.ToString('0.0', [cultureinfo]::InvariantCulture)); $clock.Restart() }
        $laps = [System.Collections.Generic.List[string]]::new()
        $key = [pscredential]::new('{{DigestBook.PublicKey}}', [System.Net.NetworkCredential]::new('', '{{DigestBook.PrivateKey}}').SecurePassword)
        $null = [System.Net.Http.HttpMethod]::Get
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        Import-Module $manifest
        Lap import
        Connect-Atlas -SkipVerification -Credential $key -BaseUri $address -ProjectId {{Content.ProjectId}}
        Lap connect
        $null = Get-AtlasDatabaseUser -DatabaseName admin -Username user-000007
        Lap first
        $null = Get-AtlasDatabaseUser -DatabaseName admin -Username user-000008
        Lap second
        $laps -join ' '
        """;

    /// <summary>Measures in this process, which must be a new one.</summary>
    public static void RunHere(Uri address)
    {
        using var engine = EngineHost.Create(null);
        Console.WriteLine(engine.Invoke(Script, BuiltModule.ManifestPath, address).Output.Single());
    }

    public static async Task<IEnumerable<Row>> MeasureAsync()
    {
        using var server = await ServerProcess.StartAsync(new ServerSettings());
        List<Row> rows = [await RowAsync("first call after import, hosted engine", () => ChildProcess.Start(["first", server.Address.AbsoluteUri]))];
        string file = Path.Combine(Path.GetTempPath(), $"atlasps-first-{Environment.ProcessId}.ps1");
        await File.WriteAllTextAsync(file, Script);
        rows.Add(await RowAsync("first call after import, pwsh", () => ChildProcess.StartPowerShell(file, BuiltModule.ManifestPath, server.Address.AbsoluteUri)));
        File.Delete(file);
        return rows;
    }

    private static async Task<Row> RowAsync(string work, Func<ChildProcess> start)
    {
        var laps = new List<Dictionary<string, double>>();
        for (int n = 0; n < Processes; n++)
        {
            using var process = start();
            laps.Add((await process.ReadToEndAsync()).Trim().Split(' ').Select(lap => lap.Split('=')).ToDictionary(lap => lap[0], lap => double.Parse(lap[1], CultureInfo.InvariantCulture)));
        }

        var middle = laps.OrderBy(lap => lap["connect"] + lap["first"]).ElementAt(Processes / 2);
        double total = middle["connect"] + middle["first"];
        return new Row(work, "at most 350 ms", Text("import", middle), $"{Text("connect", middle)} {Text("first", middle)}", string.Create(CultureInfo.InvariantCulture, $"{total:0} ms, then {middle["second"]:0.0} ms"), total <= Allowed);
    }

    private static string Text(string lap, Dictionary<string, double> laps) => string.Create(CultureInfo.InvariantCulture, $"{lap} {laps[lap]:0} ms");
}
