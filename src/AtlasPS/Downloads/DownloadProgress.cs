using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using AtlasPS.Feedback;

namespace AtlasPS.Downloads;

/// <summary>Shows how much of a download has come: of how much, and in percent, where the answer says how long it is. A few times a second and no more.</summary>
internal sealed class DownloadProgress(ICallHost host, string activity)
{
    private const int Activity = 0x41445350;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly Stopwatch _sinceShown = new();
    private long? _total;
    private long _received;

    /// <summary>An answer has begun.</summary>
    public void Begin(long? total)
    {
        _total = total;
        _received = 0;
        Show();
    }

    /// <summary>So much of it has come.</summary>
    public void Advance(long received)
    {
        _received = received;
        if (_sinceShown.Elapsed >= Pause)
            Show();
    }

    /// <summary>Takes the bar away. On the pipeline's thread, once nothing comes any more.</summary>
    public void End()
    {
        if (_sinceShown.IsRunning)
            host.WriteProgress(Record(ProgressRecordType.Completed));
    }

    private void Show()
    {
        _sinceShown.Restart();
        var record = Record(ProgressRecordType.Processing);
        host.Post(() => host.WriteProgress(record));
    }

    private ProgressRecord Record(ProgressRecordType type) => new(Activity, activity, _total is { } total ? $"{Size(_received)} of {Size(total)}" : Size(_received))
    {
        RecordType = type,
        PercentComplete = _total is > 0 ? (int)(_received * 100 / _total) : -1,
    };

    private static string Size(long bytes) => bytes switch
    {
        < 1 << 10 => $"{bytes} bytes",
        < 1 << 20 => (bytes / 1024d).ToString("0.0 KB", CultureInfo.InvariantCulture),
        < 1 << 30 => (bytes / 1024d / 1024).ToString("0.0 MB", CultureInfo.InvariantCulture),
        _ => (bytes / 1024d / 1024 / 1024).ToString("0.00 GB", CultureInfo.InvariantCulture),
    };
}
