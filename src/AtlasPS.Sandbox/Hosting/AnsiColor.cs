namespace AtlasPS.Sandbox.Hosting;

/// <summary>The escape sequences of the console colours.</summary>
internal static class AnsiColor
{
    public const string Reset = "\e[0m";
    public const string Error = "\e[31;1m";
    public const string Warning = "\e[33;1m";
    public const string Command = "\e[1m";
    public const string Comment = "\e[32m";
    public const string EraseLine = "\r\e[2K";

    // The console counts its colours in the order of BGR bits, terminals in the order of RGB bits.
    private static readonly int[] TerminalColor = [0, 4, 2, 6, 1, 5, 3, 7];

    public static string Foreground(ConsoleColor color) => Sequence(color, 30);

    public static string Background(ConsoleColor color) => Sequence(color, 40);

    private static string Sequence(ConsoleColor color, int normal)
    {
        const int Bright = 8;
        const int BrightOffset = 60;
        var value = (int)color;
        return $"\e[{normal + TerminalColor[value % Bright] + (value >= Bright ? BrightOffset : 0)}m";
    }
}
