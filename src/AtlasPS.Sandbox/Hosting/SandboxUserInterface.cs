using System.Management.Automation;
using System.Management.Automation.Host;

namespace AtlasPS.Sandbox.Hosting;

/// <summary>What the engine writes to and asks of the person in front. This half writes; the other half asks.</summary>
internal sealed partial class SandboxUserInterface : PSHostUserInterface
{
    private readonly Terminal _terminal;
    private readonly ProgressDisplay _progress;
    private readonly SandboxRawUserInterface _screen;
    private Action<string>? _capture;
    private int _newlinesAtEnd = 2;

    public SandboxUserInterface(Terminal terminal)
    {
        _terminal = terminal;
        _progress = new ProgressDisplay(terminal, TimeProvider.System);
        _screen = new SandboxRawUserInterface(terminal);
    }

    public override PSHostRawUserInterface RawUI => _screen;

    private bool IsAtLineStart => _newlinesAtEnd > 0;

    public override bool SupportsVirtualTerminal => _terminal.ShowsColours && _capture is null;

    /// <summary>Hands everything that is written to <paramref name="capture"/>, uncoloured, rather than to the terminal.</summary>
    /// <param name="capture">Receives each piece of text.</param>
    /// <param name="width">Columns to lay out for meanwhile, or null for those of the terminal.</param>
    /// <returns>Dispose it to go back to where text went before.</returns>
    public IDisposable CaptureWith(Action<string> capture, int? width = null)
    {
        var before = (_capture, _screen.Width);
        (_capture, _screen.Width) = (capture, width ?? _screen.Width);
        return new Restoration(() => (_capture, _screen.Width) = before);
    }

    public override void Write(string value) => Put(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
    {
        if (!SupportsVirtualTerminal)
        {
            Put(value);
            return;
        }

        // The background of the terminal stays what the person chose, unless a command asks for another.
        var background = backgroundColor == RawUI.BackgroundColor ? "" : AnsiColor.Background(backgroundColor);
        Put($"{AnsiColor.Foreground(foregroundColor)}{background}{value}{AnsiColor.Reset}");
    }

    public override void WriteLine(string value) => Put(value + Environment.NewLine);

    // An error that the engine has formatted carries its colours already.
    public override void WriteErrorLine(string value) => WriteLine(value.Contains('\e') ? value : Coloured(AnsiColor.Error, value));

    public override void WriteWarningLine(string message) => WriteLine(Coloured(AnsiColor.Warning, $"WARNING: {message}"));

    public override void WriteVerboseLine(string message) => WriteLine(Coloured(AnsiColor.Warning, $"VERBOSE: {message}"));

    public override void WriteDebugLine(string message) => WriteLine(Coloured(AnsiColor.Warning, $"DEBUG: {message}"));

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (_capture is null && IsAtLineStart)
            _progress.Show(sourceId, record);
    }

    /// <summary>Ends what a command may have left behind on the screen when it was over before it said so.</summary>
    public void Settle() => _progress.Clear();

    /// <summary>Leaves an empty line, unless there is one.</summary>
    public void Separate()
    {
        if (_newlinesAtEnd < 2)
            WriteLine("");
    }

    /// <summary>Colours a text, where colours are shown.</summary>
    public string Coloured(string colour, string text) => _capture is null ? _terminal.Coloured(colour, text) : text;

    // The engine colours what it formats and leaves it to the host to take the colours out again.
    private void Put(string value)
    {
        var text = GetOutputString(value, SupportsVirtualTerminal);
        if (_capture is not null)
        {
            _capture(text);
            return;
        }

        if (text.Length == 0)
            return;

        _progress.Clear();
        _terminal.Output.Write(text);
        NoteEnd(text);
    }

    private void NoteEnd(string text)
    {
        var visible = text.AsSpan().TrimEnd("\r\n");
        var newlines = text.AsSpan(visible.Length).Count('\n');
        _newlinesAtEnd = visible.IsEmpty ? _newlinesAtEnd + newlines : newlines;
    }

    private sealed class Restoration(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }
}
