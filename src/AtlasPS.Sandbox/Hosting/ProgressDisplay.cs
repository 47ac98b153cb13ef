using System.Management.Automation;

namespace AtlasPS.Sandbox.Hosting;

/// <summary>
/// Shows progress: on a terminal one line that is drawn over and gone at the end; anywhere else, where nothing can be drawn over,
/// a plain line whenever there is news, at most one a second for each activity.
/// </summary>
internal sealed class ProgressDisplay(Terminal terminal, TimeProvider clock)
{
    private const int BarLength = 20;

    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(long Source, int Activity), (string Text, long Shown)> _lines = [];
    private bool _isDrawn;

    public void Show(long source, ProgressRecord record)
    {
        if (terminal.UnderstandsEscapes)
            Draw(record);
        else
            Report((source, record.ActivityId), record);
    }

    /// <summary>Takes the bar away, so that text can be written in its place.</summary>
    public void Clear()
    {
        if (!_isDrawn)
            return;

        terminal.Output.Write(AnsiColor.EraseLine);
        _isDrawn = false;
    }

    private void Draw(ProgressRecord record)
    {
        Clear();
        if (record.RecordType == ProgressRecordType.Completed)
            return;

        // One cell is left free: a full line would make the terminal wrap, and the bar could not be taken away any more.
        var text = Shorten($"{Bar(record)}{Describe(record)}", terminal.Width - 1);
        terminal.Output.Write(terminal.Coloured(AnsiColor.Foreground(ConsoleColor.Cyan), text));
        terminal.Output.Flush();
        _isDrawn = true;
    }

    private void Report((long, int) activity, ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            _lines.Remove(activity);
            return;
        }

        var text = Describe(record);
        if (_lines.TryGetValue(activity, out var last) && (last.Text == text || clock.GetElapsedTime(last.Shown) < BetweenLines))
            return;

        _lines[activity] = (text, clock.GetTimestamp());
        terminal.Output.WriteLine(Shorten($"[{text}]", terminal.Width));
    }

    private static string Describe(ProgressRecord record)
    {
        var status = string.IsNullOrWhiteSpace(record.StatusDescription) ? "" : $": {record.StatusDescription}";
        var percent = record.PercentComplete < 0 ? "" : $" {record.PercentComplete}%";
        var remaining = record.SecondsRemaining < 0 ? "" : $" ({record.SecondsRemaining} s left)";
        return $"{record.Activity}{status}{percent}{remaining}".ReplaceLineEndings(" ");
    }

    private static string Bar(ProgressRecord record)
    {
        if (record.PercentComplete < 0)
            return "";

        var full = Math.Min(record.PercentComplete, 100) * BarLength / 100;
        return $"[{new string('#', full)}{new string(' ', BarLength - full)}] ";
    }

    private static string Shorten(string text, int width) => text.Length <= width ? text : string.Concat(text.AsSpan(0, width - 1), "…");
}
