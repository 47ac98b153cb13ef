namespace AtlasPS.Sandbox.Hosting;

/// <summary>Where the host writes and reads: the console of this process, or a buffer.</summary>
internal sealed class Terminal
{
    private const int WidthWithoutConsole = 120;

    private readonly Func<int> _width;

    private Terminal(TextWriter output, TextReader input, Func<int> width)
    {
        Output = output;
        Input = input;
        _width = width;
    }

    public TextWriter Output { get; }

    public TextReader Input { get; }

    /// <summary>True where escape sequences move the cursor, so that text can be drawn over.</summary>
    public bool UnderstandsEscapes { get; private init; }

    /// <summary>True where they colour the text, too.</summary>
    public bool ShowsColours { get; private init; }

    /// <summary>The keys, one by one, where a person types them; null where lines come out of a pipe or a file.</summary>
    public IKeyboard? Keyboard { get; private init; }

    public int Width => _width();

    /// <summary>The console of this process, as far as it is one.</summary>
    public static Terminal OfThisProcess()
    {
        var isConsole = !Console.IsOutputRedirected;
        var understandsEscapes = isConsole && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new Terminal(Console.Out, Console.In, () => isConsole ? ConsoleWidth() : WidthWithoutConsole)
        {
            UnderstandsEscapes = understandsEscapes,
            ShowsColours = understandsEscapes && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Keyboard = isConsole && !Console.IsInputRedirected ? new ConsoleKeyboard() : null,
        };
    }

    /// <summary>A terminal that is no console: plain text in, and text out that is plain unless escapes are said to be understood.</summary>
    public static Terminal Of(TextReader input, TextWriter output, int width, bool understandsEscapes = false, IKeyboard? keyboard = null) =>
        new(output, input, () => width) { UnderstandsEscapes = understandsEscapes, ShowsColours = understandsEscapes, Keyboard = keyboard };

    /// <summary>Colours a text, where colours are shown.</summary>
    public string Coloured(string colour, string text) => ShowsColours ? $"{colour}{text}{AnsiColor.Reset}" : text;

    // A pseudo console that was never given a size says 0.
    private static int ConsoleWidth() => Console.WindowWidth > 0 ? Console.WindowWidth : WidthWithoutConsole;
}
