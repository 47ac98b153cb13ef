using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace AtlasPS.Tests.Http;

/// <summary>Listens as OpenTelemetry would: to spans and measurements of AtlasPS, and to the spans of other sources that are named.</summary>
internal sealed class TelemetryListener : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ConcurrentQueue<Measurement> _measurements = [];
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public TelemetryListener(params string[] otherSources)
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "AtlasPS" || otherSources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);

        _meters.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Meter.Name != "AtlasPS")
                return;
            Instruments.Add(instrument);
            meters.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measurements.Enqueue(new Measurement(instrument.Name, value, tags.ToArray())));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measurements.Enqueue(new Measurement(instrument.Name, value, tags.ToArray())));
        _meters.Start();
    }

    public List<Instrument> Instruments { get; } = [];

    /// <summary>The spans in the order in which they ended.</summary>
    public IReadOnlyList<Activity> Spans => [.. _spans];

    public IReadOnlyList<Measurement> Of(string instrument) => [.. _measurements.Where(m => m.Instrument == instrument)];

    /// <summary>All that was heard of calls to a server, as text.</summary>
    public string Everything(Uri server) => string.Join("\n", _spans.Where(s => IsFor(s.TagObjects, server))
        .Select(s => $"{s.OperationName} {s.DisplayName} {s.StatusDescription} {Text(s.TagObjects)} {Text(s.Baggage)} {string.Join(" ", s.Events.Select(e => $"{e.Name} {Text(e.Tags)}"))}")
        .Concat(_measurements.Where(m => IsFor(m.Tags, server)).Select(m => $"{m.Instrument} {m.Value.ToString(CultureInfo.InvariantCulture)} {Text(m.Tags)}")));

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static bool IsFor(IEnumerable<KeyValuePair<string, object?>> tags, Uri server) => tags.Any(tag => tag.Key == "server.port" && tag.Value is int port && port == server.Port);

    private static string Text<T>(IEnumerable<KeyValuePair<string, T>> tags) => string.Join(" ", tags.Select(tag => $"{tag.Key}={tag.Value}"));

    /// <summary>One measurement.</summary>
    internal sealed record Measurement(string Instrument, double Value, IReadOnlyList<KeyValuePair<string, object?>> Tags)
    {
        public string? this[string tag] => Convert.ToString(Tags.FirstOrDefault(t => t.Key == tag).Value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
    }
}
