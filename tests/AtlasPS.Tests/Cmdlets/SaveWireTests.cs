namespace AtlasPS.Tests.Cmdlets;

/// <summary>The request of every operation that answers with a file, as it arrives at a socket.</summary>
public sealed class SaveWireTests : IClassFixture<AtlasWorld>, IDisposable
{
    private const string P = "/api/atlas/v2/groups/" + AtlasWorld.Payments;
    private const string O = "/api/atlas/v2/orgs/65b3c46c08993c0b4ebed568";
    private const string Id = "5e8f8a8b3d2c1f0a1b2c3d4e";
    private const string Period = "-Start '2026-08-01T00:00:00Z' -End '2026-08-01T01:00:00Z'";
    private const string PeriodQuery = "endDate=1785546000&startDate=1785542400";

    private readonly AtlasWorld _world;
    private readonly TemporaryFolder _folder = new();

    public SaveWireTests(AtlasWorld world)
    {
        _world = world;
        _world.Connect();
        _world.Run("param($folder) $global:folder = $folder", _folder.Path);
        _world.Atlas.ClearLog();
    }

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string, string, string, string> Requests => new()
    {
        { $"Save-AtlasHostLog h.example.net mongodb-audit-log $folder {Period}", $"GET {P}/clusters/h.example.net/logs/mongodb-audit-log.gz", PeriodQuery, "2023-02-01+gzip", "" },
        { $"Save-AtlasDataFederationQueryLog Federated0 $folder {Period}", $"GET {P}/dataFederation/Federated0/queryLogs.gz", PeriodQuery, "2023-01-01+gzip", "" },
        { $"Save-AtlasOnlineArchiveQueryLog Cluster0 $folder {Period} -ArchiveOnly", $"GET {P}/clusters/Cluster0/onlineArchives/queryLogs.gz", $"archiveOnly=true&{PeriodQuery}", "2023-01-01+gzip", "" },
        { $"Save-AtlasStreamAuditLog Clickstream $folder {Period} -ProcessorName enrich", $"GET {P}/streams/Clickstream/auditLogs", "endDate=1785546000&spName=enrich&startDate=1785542400", "2023-02-01+gzip", "" },
        { $"Save-AtlasStreamOperationalLog Clickstream $folder {Period}", $"GET {P}/streams/Clickstream:downloadOperationalLogs", PeriodQuery, "2025-03-12+gzip", "" },
        { $"Save-AtlasInvoiceReport {Id} $folder -ReportType focus -ReportFormat CSV -Version 1.0 -WarningAction SilentlyContinue", $"POST {O}/invoices/{Id}:generateAndDownloadReport", "", "preview+gzip", """{"reportFormat":"CSV","reportType":"FOCUS","version":"1.0"}""" },
        { $"Save-AtlasInvoice {Id} $folder", $"GET {O}/invoices/{Id}", "", "2023-01-01+csv", "" },
        { $"Save-AtlasInvoiceCsv {Id} $folder", $"GET {O}/invoices/{Id}/csv", "", "2023-01-01+csv", "" },
        { $"Save-AtlasCostExplorerUsage ('ab12' * 16) $folder", $"GET {O}/billing/costExplorer/usage/{string.Concat(Enumerable.Repeat("ab12", 16))}", "", "2023-01-01+csv", "" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void Arrives_as_the_reference_has_it(string script, string line, string query, string media, string body)
    {
        _world.Run(script);
        var request = Assert.Single(_world.Served);
        Assert.Equal(line, $"{request.Method} {request.Path}");
        Assert.Equal(query, string.Join('&', request.Query.Split('&').Order(StringComparer.Ordinal)));
        Assert.Equal($"application/vnd.atlas.{media}", request.Headers["Accept"]);
        Assert.Equal(body, request.Body);
        Assert.Single(_folder.Names);
    }

    [Theory]
    [InlineData("1785542400", "1785542400")]
    [InlineData("'1785542400'", "1785542400")]
    [InlineData("1785542400.9", "1785542400")]
    [InlineData("2026-08-01Z", "1785542400")]
    [InlineData("([datetimeoffset]'2026-08-01T02:00:00+02:00')", "1785542400")]
    [InlineData("([datetime]'2026-08-01T00:00:00Z')", "1785542400")]
    public void A_moment_is_sent_as_seconds_however_it_is_given(string given, string sent)
    {
        _world.Run($"Save-AtlasHostLog h.example.net mongodb $folder -Start {given}");
        Assert.Equal($"startDate={sent}", Assert.Single(_world.Served).Query);
    }

    [Theory]
    [InlineData("yesterdayish", "UnreadableDate")]
    [InlineData("-5", "UnreadableDate")]
    [InlineData("1999-12-31", "OutOfRange")]
    [InlineData("12", "OutOfRange")]
    public void What_is_no_moment_or_too_early_is_refused_before_anything_is_sent(string given, string id)
    {
        var error = _world.Fail($"Save-AtlasHostLog h.example.net mongodb $folder -Start {given}");
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(0, _world.Atlas.RequestCount);
        Assert.Empty(_folder.Names);
    }
}
