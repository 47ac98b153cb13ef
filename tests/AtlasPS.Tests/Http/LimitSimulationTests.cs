using AtlasPS.Http.Limits;
using AtlasPS.Http.Timing;

namespace AtlasPS.Tests.Http;

/// <summary>
/// Pacing against limits of every kind, on a simulated clock: as fast as the limit allows, hardly ever refused, and never sooner than was said.
/// </summary>
public class LimitSimulationTests
{
    private const int Many = 5000;

    private static readonly Func<LimitModel>[] ByTheMinute =
    [
        () => new EvenBucket(1200, 20),
        () => new EvenBucket(100, 20),
        () => new SteppedBucket(1200, 1200, 60),
        () => new SteppedBucket(1200, 20, 1),
        () => new SlidingWindow(1200, 60),
    ];

    /// <summary>What the requests have in common: all the same operation and project, or five operations, or fifty projects, or a project for each.</summary>
    private static readonly Dictionary<string, Func<int, LimitKey>> Keys = new()
    {
        ["one operation"] = _ => new("getThing", "project"),
        ["five operations"] = i => new($"getThing{i % 5}", "project"),
        ["fifty projects"] = i => new("getThing", $"project{i % 50}"),
        ["a project each"] = i => new("getThing", $"project{i}"),
    };

    public static TheoryData<int, Candor, string, int, double> Matrix()
    {
        var matrix = new TheoryData<int, Candor, string, int, double>();
        for (int server = 0; server < ByTheMinute.Length; server++)
            foreach (var candor in Enum.GetValues<Candor>())
                foreach (string keys in Keys.Keys)
                    foreach (var (callers, latency) in new[] { (1, 0.002), (8, 0.002), (8, 0.1) })
                        matrix.Add(server, candor, keys, callers, latency);
        return matrix;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Five_thousand_requests_get_through_a_limit_of_1200_a_minute(int server, Candor candor, string keys, int callers, double latency)
    {
        var model = ByTheMinute[server]();
        var run = new LimitSimulation(Many, callers, latency) { Server = _ => model, Key = Keys[keys], Candor = candor };

        var outcome = run.Run();

        // That different requests share a limit shows in headers; without them only in being refused, more than once.
        bool isPlain = candor == Candor.Headers || keys == "one operation";
        Assert.True(outcome.Refused < (isPlain ? Many / 100 : Many / 20), $"{outcome}");
        Assert.InRange(outcome.TooSoon, 0, isPlain ? 0 : callers);
        double shortest = Math.Max(ByTheMinute[server]().Shortest(Many), Many * latency / callers);
        Assert.True(outcome.Seconds < shortest * 1.3, $"{outcome}, {shortest} at best");
    }

    [Theory]
    [InlineData(Candor.Headers)]
    [InlineData(Candor.Silent)]
    [InlineData(Candor.Documents)]
    public void A_small_bucket_that_is_filled_once_a_minute_is_waited_for(Candor candor)
    {
        var model = new SteppedBucket(10, 5, 60);
        var outcome = new LimitSimulation(100, 1, 0.1) { Server = _ => model, Candor = candor }.Run();
        Assert.Equal(0, outcome.TooSoon);
        Assert.InRange(outcome.Refused, 1, 20);
        Assert.InRange(outcome.Seconds, model.Shortest(100), model.Shortest(100) * 1.6);
    }

    [Theory]
    [InlineData(Candor.Headers)]
    [InlineData(Candor.Silent)]
    public void A_project_that_has_used_up_its_limit_holds_up_no_other(Candor candor)
    {
        // Every tenth request goes to a project whose bucket is nearly empty.
        var poor = new SteppedBucket(20, 20, 60);
        var rich = Enumerable.Range(0, 9).Select(_ => new EvenBucket(1000, 10)).ToArray();
        bool IsPoor(int request) => request % 10 == 0;
        var run = new LimitSimulation(1000, 64, 0.05)
        {
            Server = i => IsPoor(i) ? poor : rich[(i % 10) - 1],
            Key = i => new("getThing", $"project{i % 10}"),
            Candor = candor,
        };

        var outcome = run.Run();

        Assert.Equal(0, outcome.TooSoon);
        var quick = run.DoneAt.Where(done => !IsPoor(done.Key)).Select(done => done.Value).Take(450).ToList();
        Assert.All(quick, seconds => Assert.InRange(seconds, 0, 10));
    }

    [Fact]
    public void Projects_with_a_bucket_each_are_asked_at_full_speed()
    {
        var servers = Enumerable.Range(0, 500).Select(_ => new SteppedBucket(10, 5, 60)).ToArray();
        var outcome = new LimitSimulation(500, 8, 0.1) { Server = i => servers[i], Key = Keys["a project each"] }.Run();
        Assert.Equal(0, outcome.Refused);
        Assert.InRange(outcome.Seconds, 0, 500 * 0.1 / 8 * 1.2);
    }

    [Fact]
    public void A_server_that_says_nothing_and_refuses_nothing_is_asked_at_full_speed()
    {
        var server = new EvenBucket(int.MaxValue, 1);
        var outcome = new LimitSimulation(1000, 8, 0.1) { Server = _ => server, Candor = Candor.Silent }.Run();
        Assert.InRange(outcome.Seconds, 0, 1000 * 0.1 / 8 * 1.2);
    }
}
