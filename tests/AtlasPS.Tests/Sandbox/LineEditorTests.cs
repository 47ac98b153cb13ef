using System.Text;
using AtlasPS.Sandbox.Hosting;
using AtlasPS.Sandbox.Running;

namespace AtlasPS.Tests.Sandbox;

/// <summary>The line that is typed at a keyboard.</summary>
public sealed class LineEditorTests
{
    private static readonly Dictionary<char, ConsoleKey> Keys = new()
    {
        ['\r'] = ConsoleKey.Enter, ['\t'] = ConsoleKey.Tab, ['←'] = ConsoleKey.LeftArrow, ['→'] = ConsoleKey.RightArrow,
        ['↑'] = ConsoleKey.UpArrow, ['↓'] = ConsoleKey.DownArrow, ['⌫'] = ConsoleKey.Backspace, ['⌦'] = ConsoleKey.Delete,
        ['⇱'] = ConsoleKey.Home, ['⇲'] = ConsoleKey.End, ['⎋'] = ConsoleKey.Escape,
    };

    [Theory]
    [InlineData("abc\r", "abc")]
    [InlineData("abd←⌫c\r", "acd")]
    [InlineData("abc⇱x⇲y\r", "xabcy")]
    [InlineData("abc←←⌦\r", "ac")]
    [InlineData("a⌫⌫←→b\r", "b")]
    [InlineData("abc⎋d\r", "d")]
    public void Keys_edit_the_line(string typed, string line) => Assert.Equal(new LineRead(line), Read(typed).Single());

    [Fact]
    public void Arrows_bring_back_what_was_typed_before() =>
        Assert.Equal(["one", "two", "one", "one", ""], Read("one\rtwo\r↑↑\r↑↑↓x⌫\r↑↓\r").Select(static read => read.Text));

    [Fact]
    public void Ctrl_C_gives_the_line_up_and_Ctrl_D_leaves()
    {
        Assert.Equal(new LineRead("", IsCancelled: true), Read("abc␃").Single());
        Assert.Equal(new LineRead("", IsEnd: true), Read("␄").Single());
    }

    [Fact]
    public void Tab_goes_round_what_the_engine_offers()
    {
        using var host = EngineHost.Create(modulePath: null);
        host.Invoke("function Get-Zebra { param([ValidateSet('Grevy', 'Plains')]$Kind) } ");

        Assert.Equal("Get-Zebra -Kind Grevy", Read("Get-Zeb\t -K\t \t\r", host).Single().Text);
        Assert.Equal("Get-Zebra -Kind Plains", Read("Get-Zebra -Kind \t\t\r", host).Single().Text);
        Assert.Equal("Get-Zebra -Kind Grevy", Read("Get-Zebra -Kind \t\t\t\r", host).Single().Text);
        Assert.Equal("No-Such", Read("No-Such\t\r", host).Single().Text);
    }

    [Fact]
    public void A_question_that_is_answered_with_Ctrl_C_stops_the_command()
    {
        var screen = new StringWriter();
        using var host = EngineHost.Open(Terminal.Of(TextReader.Null, screen, 80, keyboard: new TypedKeys("ab␃")), modulePath: null);

        Assert.Equal(Outcome.Stopped, new CommandRunner(host).Run("$Host.UI.ReadLine(); 'after'"));
        Assert.DoesNotContain("after", screen.ToString());
    }

    [Fact]
    public void A_secret_shows_as_stars()
    {
        var screen = new StringWriter();
        using var host = EngineHost.Open(Terminal.Of(TextReader.Null, screen, 80, keyboard: new TypedKeys("abc⌫d\r")), modulePath: null);

        new CommandRunner(host).Run("Read-Host Password -AsSecureString | ForEach-Object Length");

        Assert.StartsWith("Password: ***\b \b*", screen.ToString());
        Assert.EndsWith($"3{Environment.NewLine}", screen.ToString());
    }

    private static List<LineRead> Read(string typed, EngineHost? host = null)
    {
        var keys = new TypedKeys(typed);
        var editor = new LineEditor(keys, (line, cursor) => host is null ? null : Completion.Find(host, line, cursor));
        var lines = new List<LineRead>();
        while (!keys.IsEmpty)
            lines.Add(editor.ReadLine("PS> "));
        return lines;
    }

    private sealed class TypedKeys(string keys) : IKeyboard
    {
        private readonly Queue<char> _keys = new(keys);
        private readonly StringBuilder _written = new();

        public int Width => 20;

        public bool IsEmpty => _keys.Count == 0;

        public ConsoleKeyInfo ReadKey() => _keys.Dequeue() switch
        {
            '␃' => new ConsoleKeyInfo('\u0003', ConsoleKey.C, shift: false, alt: false, control: true),
            '␄' => new ConsoleKeyInfo('\u0004', ConsoleKey.D, shift: false, alt: false, control: true),
            var key when Keys.TryGetValue(key, out var special) => new ConsoleKeyInfo(key < ' ' ? key : '\0', special, false, false, false),
            var key => new ConsoleKeyInfo(key, ConsoleKey.None, false, false, false),
        };

        public void Write(string text) => _written.Append(text);

        public IDisposable TakeCtrlC() => new StringReader("");
    }
}
