using System.Management.Automation;
using System.Text;
using AtlasPS.Simulator;
using AtlasPS.Tests.Http;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Saving files: under which name and where, what is refused before anything is sent, and that nothing is left behind that is not whole.</summary>
public sealed class SaveTests : IClassFixture<AtlasWorld>, IDisposable
{
    private const string Gz = "application/vnd.atlas.2023-02-01+gzip";
    private const string Host = "h1.ab1cd.mongodb.net";
    private const string Log = $"Save-AtlasHostLog {Host} mongodb";
    private const string HalfAnAnswer = $"HTTP/1.1 200 OK\r\nContent-Type: {Gz}\r\nContent-Length: 10\r\n\r\nabc";
    private static readonly byte[] Packed = Packing.Gzip("one line\n");

    private readonly AtlasWorld _world;
    private readonly TemporaryFolder _folder = new();

    public SaveTests(AtlasWorld world)
    {
        _world = world;
        _world.Atlas.ClearFaults();
        _world.Connect();
        _world.Run("param($folder) $global:folder = $folder; Set-Location $folder", _folder.Path);
        _world.Atlas.ClearLog();
    }

    public void Dispose()
    {
        _world.Atlas.ClearFaults();
        _world.Run("param($folder) Set-Location $folder", AppContext.BaseDirectory);
        _folder.Dispose();
    }

    [Fact]
    public void A_log_lands_in_the_present_folder_under_the_name_that_Atlas_gives_it()
    {
        var saved = _world.Run(Log).Output.Single();
        var file = Assert.IsType<FileInfo>(saved.BaseObject);
        Assert.Matches($"^{Host}_[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T[0-9]{{2}}-[0-9]{{2}}-[0-9.]+_.*_MONGODB\\.log\\.gz$", file.Name);
        Assert.Equal([file.Name], _folder.Names);
        Assert.Equal(_folder.At(file.Name), file.FullName);
        Assert.Contains("Connection accepted", Packing.Gunzip(File.ReadAllBytes(file.FullName)), StringComparison.Ordinal);
        Assert.Contains("Connection accepted", string.Concat(_world.Run($"{Log} -Expand | Get-Content").Output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$folder", "")]
    [InlineData("\"$folder/\"", "")]
    [InlineData(".", "")]
    [InlineData("./mongodb.gz", "mongodb.gz")]
    [InlineData("\"$folder/mongodb.gz\"", "mongodb.gz")]
    [InlineData("-OutFile mongodb.gz", "mongodb.gz")]
    [InlineData("-LiteralPath '[a] b.gz'", "[a] b.gz")]
    [InlineData("Atlas:/mongodb.gz", "mongodb.gz")]
    [InlineData("Atlas:", "")]
    [InlineData("FileSystem::$folder/mongodb.gz", "mongodb.gz")]
    public void A_path_is_a_folder_or_a_file_and_means_what_it_says(string path, string name)
    {
        _world.Run("$state = $ExecutionContext.SessionState; $null = $state.Drive.New([System.Management.Automation.PSDriveInfo]::new('Atlas', $state.Provider.GetOne('FileSystem'), $folder, '', $null), 'global')");
        try
        {
            var file = (FileInfo)_world.Run($"{Log} {path}").Output.Single().BaseObject;
            Assert.Equal([file.Name], _folder.Names);
            if (name.Length > 0)
                Assert.Equal(name, file.Name);
        }
        finally
        {
            _world.Run("$ExecutionContext.SessionState.Drive.Remove('Atlas', $true, 'global')");
        }
    }

    [Theory]
    [InlineData("taken.gz", "FileExists", ErrorCategory.ResourceExists, "-Force")]
    [InlineData("taken.gz -Expand", "FileExists", ErrorCategory.ResourceExists, "-Force")]
    [InlineData("missing/mongodb.gz", "FolderNotFound", ErrorCategory.ObjectNotFound, "New-Item")]
    [InlineData("missing/", "FolderNotFound", ErrorCategory.ObjectNotFound, "New-Item")]
    [InlineData("taken.gz/mongodb.gz", "FolderNotFound", ErrorCategory.ObjectNotFound, "New-Item")]
    [InlineData("Env:\\mongodb.gz", "NotAFilePath", ErrorCategory.InvalidArgument, "a file")]
    [InlineData("nowhere:\\mongodb.gz", "InvalidPath", ErrorCategory.InvalidArgument, "a file")]
    [InlineData("Nonsense::x", "InvalidPath", ErrorCategory.InvalidArgument, "a file")]
    public void Where_no_file_can_go_nothing_is_sent(string path, string id, ErrorCategory category, string advice)
    {
        File.WriteAllText(_folder.At("taken.gz"), "mine");
        var error = _world.Fail($"{Log} {path}");
        Assert.Equal((id, category), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category));
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, _world.Atlas.RequestCount);
        Assert.Equal("mine", _folder.Text("taken.gz"));
        Assert.Equal(["taken.gz"], _folder.Names);
    }

    [Fact]
    public void A_link_is_not_replaced_by_a_file()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.CreateSymbolicLink(_folder.At("link.gz"), _folder.At("elsewhere.gz"));
        Assert.StartsWith("NotAFile,", _world.Fail($"{Log} link.gz -Force").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("NotAFile,", _world.Fail("Invoke-AtlasApi getGroupCluster @{ clusterName = 'Cluster0' } -OutFile link.gz").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(_folder.At("elsewhere.gz"), new FileInfo(_folder.At("link.gz")).LinkTarget);
        Assert.Equal(0, _world.Atlas.RequestCount);
    }

    [Fact]
    public void WhatIf_sends_nothing_and_writes_nothing()
    {
        string text = _world.Run($"{Log} log.gz -WhatIf; Invoke-AtlasApi getGroupCluster @{{ clusterName = 'Cluster0' }} -OutFile c.json -WhatIf").Text;
        Assert.Contains($"What if: Save log 'mongodb' of host '{Host}' in project 'Payments' to '{_folder.At("log.gz")}'", text, StringComparison.Ordinal);
        Assert.Contains($"to '{_folder.At("c.json")}'", text, StringComparison.Ordinal);
        Assert.Equal(0, _world.Atlas.RequestCount);
        Assert.Empty(_folder.Names);
    }

    public static TheoryData<string, string> OfferedNames => new()
    {
        { "a:b.gz", "a-b.gz" },
        { "../../etc/passwd", "passwd" },
        { "..\\..\\windows\\win.ini", "win.ini" },
        { "C:\\x", "x" },
        { "/etc/shadow", "shadow" },
        { "a<b>|c?*.gz", "a-b--c--.gz" },
        { "con", "_con" },
        { "NUL.log.gz", "_NUL.log.gz" },
        { "com1 .gz", "_com1 .gz" },
        { "lpt\u00b9.gz", "_lpt\u00b9.gz" },
        { "console.gz", "console.gz" },
        { ".bashrc", "bashrc" },
        { "...gz", "gz" },
        { "-rf.gz", "rf.gz" },
        { "trailing. . ", "trailing" },
        { "tab\there", "tab-here" },
        { "*=UTF-8''%E2%80%AEgpj.exe", "gpj.exe" },
        { "*=UTF-8''nul%00l%0a.gz", "nul-l-.gz" },
        { "*=UTF-8''..%2F..%2Fx.gz", "x.gz" },
        { "*=UTF-8''%F0%9F%98%80.gz", "\ud83d\ude00.gz" },
        { new string('a', 300) + ".log.gz", new string('a', 193) + ".log.gz" },
        { "*=UTF-8''" + string.Concat(Enumerable.Repeat("%E2%82%AC", 100)) + ".gz", new string('\u20ac', 65) + ".gz" },
    };

    [Theory]
    [MemberData(nameof(OfferedNames))]
    public async Task A_name_that_is_offered_is_made_safe(string offered, string name)
    {
        string parameter = offered.StartsWith('*') ? $"filename{offered}" : $"filename=\"{offered.Replace("\\", "\\\\", StringComparison.Ordinal)}\"";
        await using var server = new RawServer(_ => Reply.Body(200, Packed, $"Content-Type: {Gz}", $"Content-Disposition: attachment; {parameter}"));
        ConnectTo(server);
        _world.Run($"{Log} $folder");
        Assert.Equal([name], _folder.Names);
    }

    [Theory]
    [InlineData("X-Other: 1")]
    [InlineData("Content-Disposition: attachment")]
    [InlineData("Content-Disposition: attachment; filename=\"\"")]
    [InlineData("Content-Disposition: attachment; filename=\"..\"")]
    [InlineData("Content-Disposition: attachment; filename=\"a/\"")]
    [InlineData("Content-Disposition: attachment; filename=\"::\"")]
    public async Task Where_no_name_is_offered_the_file_is_named_after_what_it_is(string header)
    {
        await using var server = new RawServer(_ => Reply.Body(200, Packed, $"Content-Type: {Gz}", header));
        ConnectTo(server);
        _world.Run($"{Log} $folder; {Log} $folder -Expand");
        Assert.Equal([$"host-log_{Host}_mongodb", $"host-log_{Host}_mongodb.gz"], _folder.Names);
    }

    [Fact]
    public async Task A_name_that_turns_out_to_be_taken_is_an_error_before_the_file_is_read()
    {
        File.WriteAllText(_folder.At("mongodb.gz"), "mine");
        await using var server = new RawServer(_ => Reply.Silence(Reply.Head(200, $"Content-Type: {Gz}", "Content-Disposition: attachment; filename=mongodb.gz", "Content-Length: 1000000") + "abc"));
        ConnectTo(server);
        Assert.StartsWith("FileExists,", _world.Fail($"{Log} $folder").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(["mongodb.gz"], _folder.Names);
        Assert.Equal("mine", _folder.Text("mongodb.gz"));

        Directory.CreateDirectory(_folder.At("x/mongodb.gz"));
        Assert.StartsWith("NameIsTaken,", _world.Fail($"{Log} x -Force").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_inputs_with_one_name_the_second_is_an_error_unless_forced()
    {
        await using var server = new RawServer(r => Reply.Body(200, Encoding.ASCII.GetBytes(r.Target.Split('/')[7]), $"Content-Type: {Gz}", "Content-Disposition: attachment; filename=mongodb.gz"));
        ConnectTo(server);
        const string Both = "'a', 'b' | ForEach-Object { [pscustomobject]@{ HostName = $_ } } | Save-AtlasHostLog -LogName mongodb";
        var result = _world.Engine.Invoke(Both);
        Assert.StartsWith("FileExists,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(result.Output);
        Assert.Equal("a", _folder.Text("mongodb.gz"));
        Assert.Equal(2, _world.Run($"{Both} -Force").Output.Count);
        Assert.Equal("b", _folder.Text("mongodb.gz"));
    }

    [Fact]
    public void Many_inputs_are_many_files_and_a_failure_of_one_leaves_the_others_alone()
    {
        string[] hosts = [.. _world.Run("Get-AtlasProcess | ForEach-Object Hostname").Output.Select(host => (string)host.BaseObject)];
        _world.Atlas.AddFault(new SimulatorFault { Match = $"GET /**/clusters/{hosts[1]}/logs/*", Count = null, Status = 404, ErrorCode = "LOG_NOT_FOUND", Detail = "No such log." });
        var result = _world.Engine.Invoke("Get-AtlasProcess | Save-AtlasHostLog -LogName mongodb | ForEach-Object Name");
        var error = Assert.Single(result.Errors);
        Assert.Equal((ErrorCategory.ObjectNotFound, "LOG_NOT_FOUND"), (error.CategoryInfo.Category, error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(_folder.Names, result.Output.Select(name => (string)name.BaseObject).Order(StringComparer.Ordinal));
        Assert.Equal(hosts.Where(host => host != hosts[1]).Order(StringComparer.Ordinal), _folder.Names.Select(name => name.Split('_')[0]));
    }

    [Fact]
    public void An_early_end_downstream_leaves_what_is_whole_and_asks_for_no_more()
    {
        _world.Run("Get-AtlasProcess | Save-AtlasHostLog -LogName mongodb | Select-Object -First 2");
        Assert.Equal(2, _folder.Names.Count);
        Assert.Equal(2, _world.Served.Count(request => request.Path.EndsWith(".gz", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_cut_is_begun_anew_and_that_can_be_seen()
    {
        await using var server = new RawServer(r => r.Number == 1 ? Reply.Raw(HalfAnAnswer) : Reply.Body(200, Packed, $"Content-Type: {Gz}"));
        ConnectTo(server);
        var result = _world.Run($"{Log} log.gz -Verbose");
        Assert.Equal(Packed, File.ReadAllBytes(_folder.At("log.gz")));
        Assert.Contains(result.Verbose, line => line.Contains("the answer was cut off", StringComparison.Ordinal));
        Assert.Contains(result.Verbose, line => line.EndsWith("(attempt 2)", StringComparison.Ordinal));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData($"{Log} log.gz -Force -MaximumRetryCount 1")]
    [InlineData($"{Log} log.gz -Force -Expand -MaximumRetryCount 1")]
    [InlineData($"Invoke-AtlasApi downloadGroupClusterLog @{{ hostName = '{Host}'; logName = 'mongodb' }} -OutFile log.gz -MaximumRetryCount 1")]
    public async Task What_is_always_cut_is_an_error_and_leaves_everything_as_it_was(string script)
    {
        File.WriteAllText(_folder.At("log.gz"), "mine");
        await using var server = new RawServer(_ => Reply.Raw(HalfAnAnswer));
        ConnectTo(server);
        var error = _world.Fail(script);
        Assert.Equal((ErrorCategory.ConnectionError, 2), (error.CategoryInfo.Category, server.Requests.Count));
        Assert.Contains("cut off: ", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["log.gz"], _folder.Names);
        Assert.Equal("mine", _folder.Text("log.gz"));
    }

    [Fact]
    public void A_file_is_replaced_when_that_is_asked_for_even_one_that_may_not_be_written_to()
    {
        File.WriteAllText(_folder.At("log.gz"), "mine");
        File.SetAttributes(_folder.At("log.gz"), FileAttributes.ReadOnly);
        _world.Run($"{Log} log.gz -Force");
        Assert.Contains("Connection accepted", Packing.Gunzip(File.ReadAllBytes(_folder.At("log.gz"))), StringComparison.Ordinal);
        Assert.Equal(["log.gz"], _folder.Names);
    }

    [Fact]
    public void A_time_that_is_over_leaves_nothing()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /**.gz", Count = null, Connection = FaultConnection.HangMidBody });
        Assert.Equal(ErrorCategory.OperationTimeout, _world.Fail($"{Log} log.gz -TimeoutSec 1").CategoryInfo.Category);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_leaves_nothing()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /**.gz", Count = null, Connection = FaultConnection.HangMidBody });
        using var ctrlC = new CancellationTokenSource();
        var running = _world.Engine.InvokeAsync($"{Log} log.gz", ctrlC.Token);
        await Eventually.Async(() => Directory.EnumerateFiles(_folder.Path).Any(file => new FileInfo(file).Length > 0));
        Assert.DoesNotContain("log.gz", _folder.Names);
        await ctrlC.CancelAsync();
        Assert.True((await running).WasStopped);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_error_and_leaves_nothing()
    {
        // Longer than any file system allows, which shows when the file takes its place.
        var error = _world.Fail($"{Log} ('x' * 300)");
        Assert.StartsWith("CannotWriteFile,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task A_folder_that_goes_away_meanwhile_is_an_error()
    {
        if (OperatingSystem.IsWindows())
            return; // There it stays as long as a file in it is open.
        string folder = Directory.CreateDirectory(_folder.At("short-lived")).FullName;
        await using var server = new RawServer(_ =>
        {
            Directory.Delete(folder, recursive: true);
            return Reply.Body(200, Packed, $"Content-Type: {Gz}");
        });
        ConnectTo(server);
        var result = _world.Engine.Invoke($"{Log} short-lived/log.gz; 'and on'");
        Assert.StartsWith("CannotWriteFile,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("and on", result.Output.Single().BaseObject);
    }

    [Fact]
    public async Task An_unpacked_file_is_text_and_an_empty_log_an_empty_file()
    {
        var file = (FileInfo)_world.Run($"{Log} $folder -Expand").Output.Single().BaseObject;
        Assert.EndsWith("_MONGODB.log", file.Name, StringComparison.Ordinal);
        Assert.Contains("Connection accepted", File.ReadAllText(file.FullName), StringComparison.Ordinal);

        _world.Run($"Save-AtlasHostLog {Host} mongos mongos.log -Expand; Save-AtlasHostLog {Host} mongos mongos.gz");
        Assert.Equal((0, 0), (new FileInfo(_folder.At("mongos.log")).Length, new FileInfo(_folder.At("mongos.gz")).Length));

        await using var server = new RawServer(_ => Reply.Body(200, Packed[..^5], $"Content-Type: {Gz}"));
        ConnectTo(server);
        var error = _world.Fail($"{Log} damaged.log -Expand");
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.DoesNotContain("damaged.log", _folder.Names);
        Assert.Equal(3, _folder.Names.Count);
    }

    [Fact]
    public async Task Progress_says_how_much_of_how_much_and_ends()
    {
        byte[] body = new byte[3 << 20];
        await using var server = new RawServer(_ => Reply.Body(200, body, $"Content-Type: {Gz}"));
        ConnectTo(server);
        var progress = _world.Run($"{Log} log.gz").Progress;
        Assert.StartsWith($"Save log 'mongodb' of host '{Host}'", progress[0].Activity, StringComparison.Ordinal);
        Assert.Equal(("0 bytes of 3.0 MB", 0), (progress[0].StatusDescription, progress[0].PercentComplete));
        Assert.Equal((ProgressRecordType.Completed, "3.0 MB of 3.0 MB", 100), (progress[^1].RecordType, progress[^1].StatusDescription, progress[^1].PercentComplete));
        Assert.All(progress, record => Assert.InRange(record.PercentComplete, 0, 100));
    }

    [Fact]
    public async Task Progress_of_unknown_length_says_how_much()
    {
        await using var server = new RawServer(_ => Reply.Raw($"HTTP/1.1 200 OK\r\nContent-Type: {Gz}\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"));
        ConnectTo(server);
        var progress = _world.Run($"{Log} log.gz").Progress;
        Assert.Equal(("0 bytes", -1), (progress[0].StatusDescription, progress[0].PercentComplete));
        Assert.Equal((ProgressRecordType.Completed, "3 bytes"), (progress[^1].RecordType, progress[^1].StatusDescription));
    }

    [Fact]
    public async Task Progress_comes_a_few_times_a_second_however_many_pieces_come()
    {
        byte[] piece = new byte[64 * 1024];
        await using var server = new RawServer(_ => new Reply.Pour(Reply.Head(200, $"Content-Type: {Gz}", $"Content-Length: {piece.Length * 400}"), piece, 400));
        ConnectTo(server);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        int count = _world.Run($"{Log} log.gz").Progress.Count;
        Assert.InRange(count, 2, 3 + (clock.ElapsedMilliseconds / 250));
        Assert.Equal(piece.Length * 400, new FileInfo(_folder.At("log.gz")).Length);
    }

    [Fact]
    public void A_sheet_is_saved_as_it_comes()
    {
        var file = (FileInfo)_world.Run("Save-AtlasInvoiceCsv 5e8f8a8b3d2c1f0a1b2c3d4e").Output.Single().BaseObject;
        Assert.Equal("invoice-csv_5e8f8a8b3d2c1f0a1b2c3d4e.csv", file.Name);
        Assert.StartsWith("Organization,", _folder.Text(file.Name), StringComparison.Ordinal);
    }

    [Fact]
    public void Invoke_AtlasApi_replaces_a_file_whole_and_takes_a_folder_too()
    {
        File.WriteAllText(_folder.At("c.json"), new string('x', 100_000));
        Assert.Empty(_world.Run("Invoke-AtlasApi getGroupCluster @{ clusterName = 'Cluster0' } -OutFile c.json; Invoke-AtlasApi getGroupCluster @{ clusterName = 'Cluster0' } -OutFile $folder").Output);
        Assert.Equal(["Cluster0", "c.json"], _folder.Names);
        Assert.Equal("Cluster0", _world.Run("(Get-Content c.json | ConvertFrom-Json).name").Output.Single().BaseObject);
    }

    private void ConnectTo(RawServer server) =>
        _world.Run("param($address, $token) Connect-Atlas -SkipVerification -AccessToken $token -BaseUri $address -ProjectId 000000000000000000000001", server.Address, AtlasWorld.Secret("t0k3n"));
}
