using System.Text.Json;
using AtlasPS.Benchmarks.Serving;
using AtlasPS.Http;
using AtlasPS.Http.Timing;

namespace AtlasPS.Benchmarks.Soak;

/// <summary>Makes many calls to a <see cref="FaultyServer"/>, several at a time, and compares after each what the client says with what the server did.</summary>
internal sealed class SoakRun(Uri server) : IDisposable
{
    private const int AtATime = 8;
    private readonly HttpClient _book = new() { BaseAddress = server };
    private readonly AtlasHttpSession _session = new(new AtlasSessionOptions(new ApiKeyCredential(DigestBook.PublicKey, DigestBook.PrivateKey))
    {
        BaseAddress = server,
        Pace = new Pace { ShortDelay = TimeSpan.FromMilliseconds(2), RateLimitDelay = TimeSpan.FromMilliseconds(5) },
    });

    private int _next;
    private int _requests;
    private int _succeeded;
    private int _failed;
    private int _unknown;
    private volatile string? _unaccounted;

    /// <summary>How many requests the server has seen.</summary>
    public int Requests => _requests;

    /// <summary>The first call whose outcome does not agree with the server's book; null while all do.</summary>
    public string? Unaccounted => _unaccounted;

    /// <summary>How many calls succeeded, failed, and failed with an unknown outcome.</summary>
    public (int Succeeded, int Failed, int Unknown) Calls => (_succeeded, _failed, _unknown);

    /// <summary>Goes on until the server has seen so many requests.</summary>
    public Task RunUntilAsync(int requests) => Task.WhenAll(Enumerable.Range(0, AtATime).Select(_ => Task.Run(async () =>
    {
        while (Volatile.Read(ref _requests) < requests && _unaccounted is null)
            await MakeAsync(SoakCall.Of(Interlocked.Increment(ref _next)));
    })));

    public void Dispose()
    {
        _session.Dispose();
        _book.Dispose();
    }

    private async Task MakeAsync(SoakCall call)
    {
        AtlasHttpException? failure = null;
        bool right = true;
        bool garbled = false;
        try
        {
            right = await call.SendAsync(_session);
            Interlocked.Increment(ref _succeeded);
        }
        catch (AtlasHttpException e)
        {
            failure = e;
            garbled = e.Failure == AtlasFailure.Protocol;
            Interlocked.Increment(ref e.OutcomeUnknown ? ref _unknown : ref _failed);
        }

        using var record = JsonDocument.Parse(await _book.GetStringAsync(new Uri($"book/{call.Id}", UriKind.Relative)));
        int done = record.RootElement.GetProperty("Done").GetInt32();
        var faults = record.RootElement.GetProperty("Faults").EnumerateArray().Select(fault => (Fault)fault.GetInt32()).ToList();
        Interlocked.Add(ref _requests, faults.Count);
        if (!right || !Agrees(call, failure, garbled, done, faults))
            _unaccounted ??= $"{call}: {(failure is null ? "succeeded" : failure.Message)}, outcome unknown: {failure?.OutcomeUnknown}; the server did it {done} times: {string.Join(", ", faults)}";
    }

    private static bool Agrees(SoakCall call, AtlasHttpException? failure, bool garbled, int done, List<Fault> faults)
    {
        if (call.Once && done > 1)
            return false;
        if (failure is null)
            return done > 0;
        // What failed met a fault; what was done though it failed is said to be unknown, but for an answer that came and could not be read.
        return faults.Any(fault => fault is not (Fault.None or Fault.Slow)) && (!call.Once || done == 0 || failure.OutcomeUnknown || garbled);
    }
}
