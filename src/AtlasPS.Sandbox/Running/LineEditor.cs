using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Sandbox.Running;

/// <summary>
/// A line that is typed at a keyboard: arrows, Home and End, history, Tab through the completions, Ctrl+C to give up, Ctrl+D on an
/// empty line to leave.
/// </summary>
internal sealed class LineEditor(IKeyboard keyboard, Func<string, int, Completion?> complete) : ILineReader
{
    private readonly List<string> _history = [];
    private string _text = "";
    private int _cursor;
    private int _historyIndex;
    private Completion? _completion;

    public LineRead ReadLine(string prompt)
    {
        (_text, _cursor, _historyIndex, _completion) = ("", 0, _history.Count, null);
        var line = new EditedLine(keyboard, prompt);
        using (keyboard.TakeCtrlC())
        {
            while (true)
            {
                line.Show(_text, _cursor);
                var key = keyboard.ReadKey();
                if (Finish(key, line) is { } read)
                    return read;

                if (key.Key != ConsoleKey.Tab)
                    _completion = null;
                Edit(key);
            }
        }
    }

    private LineRead? Finish(ConsoleKeyInfo key, EditedLine line)
    {
        var control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        if (key.Key == ConsoleKey.Enter)
        {
            line.Leave(_text);
            if (!string.IsNullOrWhiteSpace(_text))
                _history.Add(_text);
            return new LineRead(_text);
        }

        if (control && key.Key == ConsoleKey.C)
        {
            line.Leave($"{_text}^C");
            return new LineRead("", IsCancelled: true);
        }

        if (control && key.Key == ConsoleKey.D && _text.Length == 0)
        {
            line.Leave("");
            return new LineRead("", IsEnd: true);
        }

        return null;
    }

    private void Edit(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow:
                _cursor = Math.Max(0, _cursor - 1);
                break;
            case ConsoleKey.RightArrow:
                _cursor = Math.Min(_text.Length, _cursor + 1);
                break;
            case ConsoleKey.Home:
                _cursor = 0;
                break;
            case ConsoleKey.End:
                _cursor = _text.Length;
                break;
            case ConsoleKey.UpArrow:
                Recall(-1);
                break;
            case ConsoleKey.DownArrow:
                Recall(1);
                break;
            case ConsoleKey.Backspace when _cursor > 0:
                _text = _text.Remove(--_cursor, 1);
                break;
            case ConsoleKey.Delete when _cursor < _text.Length:
                _text = _text.Remove(_cursor, 1);
                break;
            case ConsoleKey.Escape:
                (_text, _cursor) = ("", 0);
                break;
            case ConsoleKey.Tab:
                _completion ??= complete(_text, _cursor);
                if (_completion is not null)
                    (_text, _cursor) = _completion.Move(key.Modifiers.HasFlag(ConsoleModifiers.Shift) ? -1 : 1);
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                    _text = _text.Insert(_cursor++, key.KeyChar.ToString());
                break;
        }
    }

    // Beyond the youngest command lies an empty line.
    private void Recall(int step)
    {
        _historyIndex = Math.Clamp(_historyIndex + step, 0, _history.Count);
        _text = _historyIndex < _history.Count ? _history[_historyIndex] : "";
        _cursor = _text.Length;
    }
}
