using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Sandbox.Running;

/// <summary>Draws a line over itself while it is edited, over as many rows as it takes.</summary>
internal sealed class EditedLine(IKeyboard keyboard, string prompt)
{
    private int _cursorRow;

    public void Show(string text, int cursor)
    {
        var width = Math.Max(1, keyboard.Width);
        var cursorAt = prompt.Length + cursor;
        var end = prompt.Length + text.Length;
        keyboard.Write($"{ToFirstRow()}\r\e[J{prompt}{text}");
        // A terminal that has just filled a row stays on it until the next character comes: the space and the backspace are that one.
        if (end % width == 0)
            keyboard.Write(" \b");

        _cursorRow = cursorAt / width;
        var up = (end / width) - _cursorRow;
        keyboard.Write($"\r{Move(up, 'A')}{Move(cursorAt % width, 'C')}");
    }

    /// <summary>Shows the line for the last time and goes below it.</summary>
    public void Leave(string text)
    {
        Show(text, text.Length);
        keyboard.Write(Environment.NewLine);
    }

    private string ToFirstRow() => Move(_cursorRow, 'A');

    private static string Move(int cells, char direction) => cells > 0 ? $"\e[{cells}{direction}" : "";
}
