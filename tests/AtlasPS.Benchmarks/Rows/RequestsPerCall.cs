using System.Globalization;
using AtlasPS.Benchmarks.Report;
using AtlasPS.Benchmarks.Serving;
using AtlasPS.Benchmarks.Work;

namespace AtlasPS.Benchmarks.Rows;

/// <summary>What a call with an API key costs on the wire, one after another and eight at a time, with a nonce that lasts and with one that does not.</summary>
internal static class RequestsPerCall
{
    private const int Runs = 5;
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(250);

    public static async Task<IEnumerable<Row>> MeasureAsync() =>
    [
        await LastingAsync("requests a call, one after another", "loop"),
        await LastingAsync("requests a call, eight at a time", "singles"),
        await ExpiringAsync("requests a nonce that expired, one after another", "loop", 1),
        await ExpiringAsync("requests a nonce that expired, eight at a time", "singles", 8),
    ];

    private static async Task<Row> LastingAsync(string work, string job)
    {
        using var server = await ServerProcess.StartAsync(new ServerSettings());
        await Jobs.DoAsync("module", job, server.Address, Runs);
        var counted = await server.CountAsync();
        int calls = counted.Requests - counted.Nonces;
        return new Row(work, "1.00 after the first", $"{calls} calls", $"{counted.Requests} requests", Comparison.Text((counted.Requests - 1.0) / calls), counted.Nonces == 1);
    }

    /// <summary>Requests that are under way when their nonce expires are refused, at most as many as were; nobody after them is.</summary>
    private static async Task<Row> ExpiringAsync(string work, string job, int underWay)
    {
        using var server = await ServerProcess.StartAsync(new ServerSettings { NonceLifetime = Short });
        var sample = await Jobs.DoAsync("module", job, server.Address, Runs * 4);
        var counted = await server.CountAsync();
        // A nonce begins with the first request after the one before has expired, so there are at most as many as fit into the time.
        double time = sample.Milliseconds.Sum() + (2 * sample.Milliseconds[0]);
        double nonces = Math.Max(1, Math.Ceiling(time / Short.TotalMilliseconds));
        return new Row(work, underWay == 1 ? "1 more each" : $"at most {underWay} more each",
            string.Create(CultureInfo.InvariantCulture, $"{nonces:0} nonces at most"), $"{counted.Nonces} refusals", $"{Comparison.Text(counted.Nonces / nonces)} a nonce", counted.Nonces <= (nonces + 1) * underWay);
    }
}
