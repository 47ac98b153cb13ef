using System.Collections.Concurrent;
using System.Globalization;
using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

/// <summary>Keeps what an observer is told.</summary>
internal sealed class Watcher : IAtlasRequestObserver
{
    public ConcurrentQueue<string> Events { get; } = [];

    public ConcurrentQueue<string> Headers { get; } = [];

    public ConcurrentQueue<AtlasRequest> EndedRequests { get; } = [];

    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public bool WantsHeaders => true;

    public TaskCompletionSource FirstWait { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Sending(AtlasRequest request, int attempt, string redactedHeaders)
    {
        Events.Enqueue(string.Create(CultureInfo.InvariantCulture, $"send {request.Method} {request.Path} {attempt}"));
        Headers.Enqueue(redactedHeaders);
    }

    public void Received(AtlasRequest request, int attempt, int statusCode, TimeSpan elapsed, string redactedHeaders)
    {
        Assert.True(elapsed > TimeSpan.Zero);
        Events.Enqueue(string.Create(CultureInfo.InvariantCulture, $"got {statusCode} {attempt}"));
        Headers.Enqueue(redactedHeaders);
    }

    public void Waiting(AtlasRequest request, int attempt, TimeSpan delay, string reason)
    {
        Events.Enqueue(string.Create(CultureInfo.InvariantCulture, $"wait {attempt} {reason}"));
        Waits.Enqueue(delay);
        FirstWait.TrySetResult();
    }

    public void Ended(AtlasRequest request) => EndedRequests.Enqueue(request);
}
