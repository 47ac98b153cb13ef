using System.Globalization;
using AtlasPS.Benchmarks.Report;
using AtlasPS.Benchmarks.Serving;
using AtlasPS.Benchmarks.Work;

namespace AtlasPS.Benchmarks.Rows;

/// <summary>What a call with an API key costs on the wire, one after another and eight at a time, with a nonce that lasts and with one that does not.</summary>
internal static class RequestsPerCall
{
    private const int Runs = 5;
    private const double Allowed = 2;
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(250);

    public static async Task<IEnumerable<Row>> MeasureAsync() =>
    [
        await LastingAsync("requests a call, one after another", "loop"),
        await LastingAsync("requests a call, eight at a time", "singles"),
        await ExpiringAsync("refusals a nonce that expired, one after another", "loop"),
        await ExpiringAsync("refusals a nonce that expired, eight at a time", "singles"),
    ];

    private static async Task<Row> LastingAsync(string work, string job)
    {
        using var server = await ServerProcess.StartAsync(new ServerSettings());
        await Jobs.DoAsync("module", job, server.Address, Runs);
        var counted = await server.CountAsync();
        int calls = counted.Requests - counted.Refusals;
        return new Row(work, "1.00 after the first", $"{calls} calls", $"{counted.Requests} requests", Comparison.Text((counted.Requests - 1.0) / calls), counted.Refusals == 1);
    }

    /// <summary>One more for each new nonce, and not for each request that was under way when the old one expired.</summary>
    private static async Task<Row> ExpiringAsync(string work, string job)
    {
        using var server = await ServerProcess.StartAsync(new ServerSettings { NonceLifetime = Short });
        await Jobs.DoAsync("module", job, server.Address, Runs * 4);
        var counted = await server.CountAsync();
        double each = (double)counted.Refusals / counted.NoncesUsed;
        return new Row(work, "1 for each new nonce", $"{counted.NoncesUsed} nonces", $"{counted.Refusals} refusals", $"{Comparison.Text(each)} a nonce", each <= Allowed);
    }
}
