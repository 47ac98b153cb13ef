using System.Diagnostics;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;

namespace AtlasPS.TestLogger;

/// <summary>Writes a line every ten seconds: the time, what has passed and failed so far, and the test that ended last. The test platform finds it by the name of the assembly.</summary>
[FriendlyName("progress")]
[ExtensionUri("logger://AtlasPS/progress")]
public sealed class ProgressLogger : ITestLogger, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly object _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private Timer? _timer;
    private string _last = "none has ended yet";
    private int _passed;
    private int _failed;

    /// <inheritdoc/>
    public void Initialize(TestLoggerEvents events, string testRunDirectory)
    {
        events.TestResult += (_, ended) => Count(ended.Result);
        events.TestRunComplete += (_, _) => Dispose();
        _timer = new Timer(_ => Say(), null, Interval, Interval);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void Count(TestResult result)
    {
        lock (_lock)
        {
            if (result.Outcome == TestOutcome.Passed)
                _passed++;
            else if (result.Outcome == TestOutcome.Failed)
                _failed++;
            _last = result.TestCase.FullyQualifiedName.Replace("AtlasPS.Tests.", "");
        }
    }

    private void Say()
    {
        lock (_lock)
            Console.WriteLine(FormattableString.Invariant($"  {_clock.Elapsed:mm\\:ss}  {_passed} passed, {_failed} failed so far; the last one: {_last}"));
    }
}
