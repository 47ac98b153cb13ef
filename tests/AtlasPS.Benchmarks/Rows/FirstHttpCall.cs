using System.Globalization;
using AtlasPS.Benchmarks.Processes;
using AtlasPS.Benchmarks.Report;
using AtlasPS.Benchmarks.Serving;
using AtlasPS.Benchmarks.Soak;
using AtlasPS.Benchmarks.Work;

namespace AtlasPS.Benchmarks.Rows;

/// <summary>
/// The first call of a process, without PowerShell: a bare HttpClient with our handlers put together by hand, and a session that has them from IHttpClientFactory.
/// The difference is what the factory and the session cost. A new process each time, in turns.
/// </summary>
internal static class FirstHttpCall
{
    private const int Turns = 11;
    private const double Allowed = 1.5;

    /// <summary>Measures in this process, which must be a new one.</summary>
    /// <param name="who">bare or session.</param>
    /// <param name="address">The server.</param>
    public static async Task RunHereAsync(string who, Uri address)
    {
        var run = new DependencyContext().Load(typeof(ColdCall)).GetMethod(who switch { "bare" => nameof(ColdCall.BareAsync), _ => nameof(ColdCall.SessionAsync) })!;
        double time = await (Task<double>)run.Invoke(null, [address])!;
        Console.WriteLine(time.ToString(CultureInfo.InvariantCulture));
    }

    public static async Task<IEnumerable<Row>> MeasureAsync()
    {
        using var server = await ServerProcess.StartAsync(new ServerSettings());
        List<double> bare = [], session = [];
        for (int turn = 0; turn < Turns; turn++)
        {
            bare.Add(await TimeAsync("bare", server));
            session.Add(await TimeAsync("session", server));
        }

        double ratio = Median(session) / Median(bare);
        return [new("first HTTP call of a process, handlers from the factory", $"at most {Comparison.Text(Allowed)} x by hand", Text(bare), Text(session), $"{Comparison.Text(ratio)} x the time", ratio <= Allowed)];
    }

    private static async Task<double> TimeAsync(string who, ServerProcess server)
    {
        using var process = ChildProcess.Start(["first-http", who, server.Address.AbsoluteUri]);
        return double.Parse(await process.ReadToEndAsync(), CultureInfo.InvariantCulture);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static string Text(List<double> times) => string.Create(CultureInfo.InvariantCulture, $"{Median(times):0} ms");
}
