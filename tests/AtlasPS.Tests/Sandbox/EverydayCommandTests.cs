using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Tests.Sandbox;

/// <summary>The stand-ins for everyday commands: each does what PowerShell's own does, or says that it does not.</summary>
public sealed class EverydayCommandTests : IDisposable
{
    private readonly EngineHost _host = EngineHost.Create(modulePath: null);

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("1..10 | Select-Object -Skip 2 -First 2", "3 4")]
    [InlineData("1..10 | Select-Object -First 0", "")]
    [InlineData("1..5 | Select-Object -Last 2", "4 5")]
    [InlineData("1..5 | Select-Object -Last 2 -Skip 1", "3 4")]
    [InlineData("1..2 | Select-Object -Last 5", "1 2")]
    [InlineData("[pscustomobject]@{ A = 1, 2 }, [pscustomobject]@{ A = 3 } | Select-Object -ExpandProperty A", "1 2 3")]
    [InlineData("([pscustomobject]@{ Ab = 1; Ac = 2; B = 3 } | Select-Object A*).psobject.Properties.Name", "Ab Ac")]
    [InlineData("'xyz' | Select-Object Length, Missing, @{ n = 'Up'; e = { $_.ToUpper() } } | ForEach-Object { $_.Length; $null -eq $_.Missing; $_.Up }", "3 True XYZ")]
    [InlineData("3, 1, 2 | Sort-Object", "1 2 3")]
    [InlineData("'b', 'A', 'c' | Sort-Object -Descending", "c b A")]
    [InlineData("'b2', 'a9', 'b1' | Sort-Object @{ e = { $_[0] }; Descending = $true }, { [int]$_.Substring(1) }", "b1 b2 a9")]
    [InlineData("3, 1, 3, 1 | Sort-Object -Unique", "1 3")]
    [InlineData("10, 9 | ForEach-Object { [pscustomobject]@{ N = $_ } } | Sort-Object N | ForEach-Object N", "9 10")]
    [InlineData("(1..4 | Measure-Object).Count", "4")]
    [InlineData("1..4 | Measure-Object -Sum -Average -Minimum -Maximum | ForEach-Object { $_.Sum; $_.Average; $_.Minimum; $_.Maximum }", "10 2.5 1 4")]
    [InlineData("'a', 'bcd' | Measure-Object Length -Sum | ForEach-Object { $_.Sum; $_.Property }", "4 Length")]
    [InlineData("1..5 | Group-Object { $_ % 2 } | ForEach-Object { $_.Name; $_.Count; $_.Group.Count }", "0 2 2 1 3 3")]
    [InlineData("(1 | Group-Object -NoElement).Group.Count", "0")]
    [InlineData("('abc' | Get-Member Length).Definition", "int Length {get;}")]
    [InlineData("Get-Date '2024-02-03 04:05:06' -Format 'yyyy/MM/dd HH:mm'", "2024/02/03 04:05")]
    [InlineData("(Get-Date ([datetime]::UnixEpoch) -AsUTC).Kind", "Utc")]
    [InlineData("Get-Random -Minimum 4 -Maximum 5", "4")]
    [InlineData("(1..9 | Get-Random -Count 3).Count", "3")]
    [InlineData("ConvertFrom-SecureString (ConvertTo-SecureString 'secret' -AsPlainText -Force) -AsPlainText", "secret")]
    [InlineData("Write-Output 1 2 3", "1 2 3")]
    [InlineData("(Measure-Command { 1 }).GetType().Name", "TimeSpan")]
    [InlineData("1, 2 | Out-String | ForEach-Object { $_ -replace '\\r?\\n', ';' }", "1;2;")]
    [InlineData("(1, 2 | Out-String -Stream).Count", "2")]
    [InlineData("Join-Path a b | ForEach-Object { $_ -replace '\\\\', '/' }", "a/b")]
    [InlineData("Test-Path Env:PATH; Test-Path Env:NoSuchVariable", "True False")]
    public void It_does_what_the_real_one_does(string script, string expected)
    {
        var result = _host.Invoke(script);

        Assert.Empty(result.Errors);
        Assert.Equal(expected, string.Join(' ', result.Output.Select(static item => item?.ToString())));
    }

    [Theory]
    [InlineData("[ordered]@{ a = 1; b = @($null, $true, 'ü<', 2.0, 1.5d) } | ConvertTo-Json -Compress", """{"a":1,"b":[null,true,"ü<",2.0,1.5]}""")]
    [InlineData("1, 2 | ConvertTo-Json -Compress", "[1,2]")]
    [InlineData("1 | ConvertTo-Json -AsArray -Compress", "[1]")]
    [InlineData("[pscustomobject]@{ When = [datetime]::UnixEpoch; Kind = [DayOfWeek]::Monday } | ConvertTo-Json -Compress", """{"When":"1970-01-01T00:00:00Z","Kind":1}""")]
    [InlineData("'{ \"n\": 12345678901234567890123, \"t\": \"2024-01-02T03:04:05Z\", \"d\": 0.5 }' | ConvertFrom-Json | ConvertTo-Json -Compress", """{"n":12345678901234567890123,"t":"2024-01-02T03:04:05Z","d":0.5}""")]
    [InlineData("('{ \"b\": { \"x\": [1, 2] } }' | ConvertFrom-Json -AsHashtable).b.x | ConvertTo-Json -Compress", "[1,2]")]
    public void Json_goes_both_ways(string script, string expected) => Assert.Equal(expected, Assert.Single(_host.Invoke(script).Output).ToString());

    [Fact]
    public void Json_deeper_than_asked_for_is_cut_with_a_warning()
    {
        var result = _host.Invoke("@{ a = @{ b = @{ c = @{ d = 1 } } } } | ConvertTo-Json -Compress");

        Assert.Contains("depth of 2", Assert.Single(result.Warnings));
        Assert.Equal("""{"a":{"b":{"c":"System.Collections.Hashtable"}}}""", Assert.Single(result.Output).ToString());
    }

    [Fact]
    public void Select_First_stops_the_commands_before_it()
    {
        var result = _host.Invoke("$seen = 0; 1..1000 | ForEach-Object { $seen++; $_ } | Select-Object -First 3; \"seen $seen\"");

        Assert.Equal(["1", "2", "3", "seen 3"], result.Output.Select(static item => item.ToString()));
    }

    [Fact]
    public void Tables_and_lists_are_the_engines_own()
    {
        var table = _host.Invoke("[pscustomobject]@{ A = 1; B = 2 } | Format-Table B, @{ Label = 'Twice'; Expression = { $_.A * 2 } }").Text;
        var list = _host.Invoke("[pscustomobject]@{ A = 1; B = 2 } | Format-List").Text;

        Assert.Equal(["B Twice", "- -----", "2     2"], Lines(table));
        Assert.Equal(["A : 1", "B : 2"], Lines(list));
    }

    [Fact]
    public void Messages_go_to_their_streams()
    {
        var result = _host.Invoke("Write-Warning w; Write-Verbose v -Verbose; Write-Host a b -ForegroundColor Red; Write-Error e -ErrorId Mine");

        Assert.Equal(["w"], result.Warnings);
        Assert.Equal(["v"], result.Verbose);
        Assert.Equal("a b", Assert.Single(result.Information).ToString());
        Assert.StartsWith("Mine", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Equal(["WARNING: w", "VERBOSE: v", "a b", "Write-Error: e"], Lines(result.Text));
    }

    [Fact]
    public void Files_are_written_and_read_back()
    {
        var folder = Directory.CreateTempSubdirectory("atlasps");
        try
        {
            var result = _host.Invoke(
                """
                param($folder)
                Set-Location $folder
                'one', 'two' | Set-Content a.txt
                [pscustomobject]@{ A = 1 } > b.txt
                'more' >> b.txt
                Get-Content a.txt
                (Get-Content b.txt -Raw).Trim() -replace '\s+', ' '
                (Get-ChildItem $folder).Count
                Remove-Item a.txt
                Test-Path a.txt
                Get-Content a.txt
                """,
                folder.FullName);

            Assert.Equal(["one", "two", "A - 1 more", "2", "False"], result.Output.Select(static item => item.ToString()));
            Assert.Equal("a.txt", Assert.Single(result.Errors).TargetObject);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("1 | Sort-Object -Stable", "-Stable")]
    [InlineData("1 | Select-Object -Index 3", "-Index")]
    [InlineData("1 | Measure-Object -StandardDeviation", "-StandardDeviation")]
    [InlineData("ConvertTo-SecureString 'abc'", "-AsPlainText")]
    [InlineData("Get-Date -UFormat '%s'", "-UFormat")]
    public void What_it_does_not_know_it_refuses_by_name(string script, string named)
    {
        var error = Assert.Single(_host.Invoke(script).Errors);

        Assert.Contains(named, error.Exception.Message);
        Assert.Contains("stand-in", error.Exception.Message);
    }

    [Fact]
    public void A_secret_that_is_asked_for_is_not_shown()
    {
        using var host = EngineHost.Create(null, new EngineHostOptions { Input = "someone\ntop-secret\n" });

        var result = host.Invoke("$c = Get-Credential; $c.UserName; $c.GetNetworkCredential().Password.Length");

        Assert.Equal(["someone", "10"], result.Output.Select(static item => item.ToString()));
        Assert.DoesNotContain("top-secret", result.Text);
    }

    private static string[] Lines(string text) =>
        text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
