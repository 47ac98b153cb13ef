using System.Globalization;
using AtlasPS.Benchmarks.Report;
using AtlasPS.Benchmarks.Serving;
using AtlasPS.Benchmarks.Work;

namespace AtlasPS.Benchmarks.Rows;

/// <summary>Many more requests than Atlas allows in the time. Takes as long as the limit makes it take: more than three minutes.</summary>
internal static class RateLimited
{
    private const int PerMinute = 1200;

    public static async Task<IEnumerable<Row>> MeasureAsync()
    {
        using var server = await ServerProcess.StartAsync(new ServerSettings { RequestsPerMinute = PerMinute });
        var module = await Jobs.DoAsync("module", "limited", server.Address, 0);
        var counted = await server.CountAsync();
        double ideal = (Jobs.LimitedRequests - PerMinute) / (PerMinute / 60.0);
        bool succeeded = module is { Count: Jobs.LimitedRequests, InOrder: true };
        return
        [
            new Row($"{Jobs.LimitedRequests} requests against {PerMinute} a minute", "429 below 1 %, none too soon", Seconds(ideal), Seconds(module.Milliseconds[0] / 1000),
                string.Create(CultureInfo.InvariantCulture, $"{100.0 * counted.Refused / Jobs.LimitedRequests:0.00} % 429, {counted.TooSoon} soon"), succeeded && counted.Refused < Jobs.LimitedRequests / 100 && counted.TooSoon == 0),
        ];
    }

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s");
}
