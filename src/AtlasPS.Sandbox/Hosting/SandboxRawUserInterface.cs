using System.Management.Automation;
using System.Management.Automation.Host;

namespace AtlasPS.Sandbox.Hosting;

/// <summary>The screen as a grid of cells. Commands only ask for its width; nothing here draws on it.</summary>
internal sealed class SandboxRawUserInterface(Terminal terminal) : PSHostRawUserInterface
{
    private const int NominalHeight = 50;

    /// <summary>Columns to pretend, or null for those of the terminal.</summary>
    public int? Width { get; set; }

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Coordinates CursorPosition { get; set; }

    public override int CursorSize { get; set; } = 1;

    public override Coordinates WindowPosition { get; set; }

    public override Size BufferSize
    {
        get => new(Width ?? terminal.Width, NominalHeight);
        set => throw NotSupported("resized");
    }

    public override Size WindowSize
    {
        get => BufferSize;
        set => throw NotSupported("resized");
    }

    public override Size MaxWindowSize => BufferSize;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override string WindowTitle { get; set; } = "AtlasPS Sandbox";

    public override bool KeyAvailable => terminal.Keyboard is not null && Console.KeyAvailable;

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        if (terminal.Keyboard is not { } keyboard)
            throw new PSNotSupportedException("A single key cannot be read: the input of the sandbox is not a keyboard.");

        var key = keyboard.ReadKey();
        if (!options.HasFlag(ReadKeyOptions.NoEcho))
            keyboard.Write(key.KeyChar.ToString());
        return new KeyInfo((int)key.Key, key.KeyChar, 0, keyDown: true);
    }

    public override void FlushInputBuffer()
    {
        while (KeyAvailable)
            terminal.Keyboard?.ReadKey();
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NotSupported("read back");

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw NotSupported("scrolled by a command");

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NotSupported("painted");

    // Clearing the whole screen comes in this form: it is a courtesy, so where it cannot be done nothing happens.
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        if (terminal.UnderstandsEscapes)
            terminal.Output.Write("\e[H\e[2J");
    }

    private static PSNotSupportedException NotSupported(string what) => new($"The screen of the sandbox cannot be {what}.");
}
