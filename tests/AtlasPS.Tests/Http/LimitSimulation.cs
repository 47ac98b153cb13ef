using AtlasPS.Http.Limits;
using AtlasPS.Http.Timing;

namespace AtlasPS.Tests.Http;

/// <summary>What a server lets out of its limits.</summary>
public enum Candor
{
    /// <summary>RateLimit headers on every answer.</summary>
    Headers,

    /// <summary>Nothing but Retry-After.</summary>
    Silent,

    /// <summary>Retry-After, and a refusal whose document says how the bucket is filled.</summary>
    Documents,
}

/// <summary>What became of a simulated run.</summary>
/// <param name="Refused">How many 429 there were.</param>
/// <param name="TooSoon">Requests sent after somebody had been told to wait for longer.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record LimitOutcome(int Refused, int TooSoon, double Seconds);

/// <summary>
/// Callers behind <see cref="RateLimits"/> against a server with limits, on a clock that jumps from one event to the next: minutes pass in milliseconds, and always alike.
/// </summary>
internal sealed class LimitSimulation(int requests, int callers, double latency)
{
    private readonly PriorityQueue<Action, (double At, long Order)> _events = new();
    private readonly Dictionary<LimitModel, double> _allowed = [];
    private readonly RateLimits _limits = new();
    private readonly Random _random = new(7);
    private readonly List<Waiter> _line = [];
    private double _now;
    private long _order;
    private int _next;
    private int _refused;
    private int _tooSoon;

    /// <summary>The limit that a request falls under.</summary>
    public required Func<int, LimitModel> Server { get; init; }

    /// <summary>The key of a request.</summary>
    public Func<int, LimitKey> Key { get; init; } = _ => new LimitKey("getThing", "project");

    public Candor Candor { get; init; }

    /// <summary>When each request was let through, by its number.</summary>
    public SortedDictionary<int, double> DoneAt { get; } = [];

    public LimitOutcome Run()
    {
        for (int i = 0; i < callers; i++)
            At(0, NextCall);
        while (_events.TryDequeue(out var action, out var time))
        {
            _now = time.At;
            action();
        }

        Assert.Equal(requests, DoneAt.Count);
        return new LimitOutcome(_refused, _tooSoon, DoneAt.Values.Max());
    }

    private void At(double time, Action action) => _events.Enqueue(action, (time, _order++));

    private void NextCall()
    {
        if (_next < requests)
            Attempt(_next++);
    }

    private void Attempt(int request)
    {
        var waiter = new Waiter(Key(request), turn => Send(request, turn));
        _line.Add(waiter);
        Look(waiter);
    }

    private void Look(Waiter waiter)
    {
        double due = _limits.Due(waiter.Key, _line.TakeWhile(other => other != waiter).Count(other => _limits.InOneLine(waiter.Key, other.Key)), _now);
        if (due <= 0)
        {
            _line.Remove(waiter);
            waiter.Looks++;
            waiter.Go(_limits.Enter(waiter.Key, _now));
            return;
        }

        int looks = ++waiter.Looks;
        // Timers know whole milliseconds.
        At(_now + (Math.Ceiling(due * 1000) / 1000), () =>
        {
            if (waiter.Looks == looks)
                Look(waiter);
        });
    }

    private void Send(int request, Turn turn)
    {
        var server = Server(request);
        double allowed = _allowed.GetValueOrDefault(server);
        At(_now + OneWay(), () =>
        {
            if (_now < allowed)
                _tooSoon++;
            var (remaining, retryAfter) = server.Take(_now);
            double? until = _now + retryAfter;
            At(_now + OneWay(), () => Receive(request, turn, server, remaining, retryAfter, until));
        });
    }

    private void Receive(int request, Turn turn, LimitModel server, int remaining, double? retryAfter, double? until)
    {
        bool refused = retryAfter is not null;
        var filling = server.Filling;
        _limits.Leave(turn, new LimitReport
        {
            Status = refused ? 429 : 200,
            Limit = Candor == Candor.Headers || (Candor == Candor.Documents && refused) ? server.Limit : null,
            Remaining = Candor == Candor.Headers ? remaining : null,
            Wait = retryAfter,
            Rate = Candor == Candor.Documents && refused ? filling.Requests / filling.Seconds : null,
        }, _now);
        foreach (var waiter in _line.ToList())
            Look(waiter);
        if (refused)
        {
            _refused++;
            _allowed[server] = Math.Max(_allowed.GetValueOrDefault(server), until!.Value);
            At(_now + retryAfter!.Value + 0.001, () => Attempt(request));
        }
        else
        {
            DoneAt[request] = _now;
            NextCall();
        }
    }

    private double OneWay() => latency / 2 * (0.7 + (0.6 * _random.NextDouble()));

    private sealed class Waiter(LimitKey key, Action<Turn> go)
    {
        public LimitKey Key { get; } = key;

        public Action<Turn> Go { get; } = go;

        public int Looks { get; set; }
    }
}
