using System.Management.Automation;
using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Tests.Sandbox;

/// <summary>Progress: a bar where text can be drawn over, plain lines where it cannot.</summary>
public sealed class ProgressDisplayTests : IDisposable
{
    private readonly StringWriter _screen = new() { NewLine = "\n" };
    private readonly SteppedClock _clock = new();

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void Without_a_terminal_there_is_a_line_when_there_is_news_at_most_one_a_second()
    {
        var display = new ProgressDisplay(Terminal.Of(TextReader.Null, _screen, 120), _clock);

        display.Show(1, Record("CREATING", 10));
        display.Show(1, Record("CREATING", 20));
        _clock.Step();
        display.Show(1, Record("CREATING", 20));
        display.Show(1, Record("CREATING", 20));
        display.Show(1, Record("IDLE", 100, ProgressRecordType.Completed));
        display.Show(1, Record("CREATING", 5));

        Assert.Equal("[Creating: CREATING 10%]\n[Creating: CREATING 20%]\n[Creating: CREATING 5%]\n", _screen.ToString());
    }

    [Fact]
    public void On_a_terminal_a_bar_is_drawn_over_and_gone_at_the_end()
    {
        var display = new ProgressDisplay(Terminal.Of(TextReader.Null, _screen, 120, understandsEscapes: true), _clock);

        display.Show(1, Record("CREATING", 50));
        display.Show(1, Record("IDLE", 100, ProgressRecordType.Completed));

        Assert.Contains($"[{new string('#', 10)}{new string(' ', 10)}] Creating: CREATING 50%", _screen.ToString());
        Assert.EndsWith(AnsiColor.EraseLine, _screen.ToString());
        Assert.DoesNotContain("\n", _screen.ToString());
    }

    [Fact]
    public void A_bar_never_fills_the_line()
    {
        var display = new ProgressDisplay(Terminal.Of(TextReader.Null, _screen, 30, understandsEscapes: true), _clock);

        display.Show(1, Record(new string('x', 100), -1));

        var shown = _screen.ToString();
        Assert.EndsWith($"…{AnsiColor.Reset}", shown);
        Assert.Equal(29, shown.Length - AnsiColor.Foreground(ConsoleColor.Cyan).Length - AnsiColor.Reset.Length);
    }

    [Fact]
    public void What_a_command_writes_takes_the_place_of_the_bar()
    {
        using var host = EngineHost.Open(Terminal.Of(TextReader.Null, _screen, 80, understandsEscapes: true), modulePath: null);
        host.UserInterface.WriteProgress(1, Record("CREATING", 1));

        host.UserInterface.WriteLine("text");

        Assert.EndsWith($"{AnsiColor.EraseLine}text{Environment.NewLine}", _screen.ToString());
    }

    private static ProgressRecord Record(string status, int percent, ProgressRecordType type = ProgressRecordType.Processing) =>
        new(1, "Creating", status) { PercentComplete = percent, RecordType = type };

    private sealed class SteppedClock : TimeProvider
    {
        private long _ticks;

        public void Step() => _ticks += TimestampFrequency;

        public override long GetTimestamp() => _ticks;
    }
}
