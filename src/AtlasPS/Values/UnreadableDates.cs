using System.Collections.Concurrent;

namespace AtlasPS.Values;

/// <summary>
/// Text that is no date, on its way to the cmdlet. PowerShell's binder would refuse it with an error of its own that has neither target nor
/// recommendation; so the transformation passes a marker instead (a moment in the first second of year 1, which nobody means), and the cmdlet, before it
/// sends anything, takes the text back and reports it properly.
/// </summary>
internal static class UnreadableDates
{
    private const int Room = 4096;
    private static readonly ConcurrentDictionary<int, string> Texts = new();
    private static int _last;

    public static DateTime Mark(string text)
    {
        int number = (Interlocked.Increment(ref _last) & (Room - 1)) + 1;
        Texts[number] = text;
        return new DateTime(number, DateTimeKind.Utc);
    }

    public static bool TryTake(DateTime value, out string text)
    {
        text = "";
        return value.Ticks is > 0 and <= Room && Texts.TryGetValue((int)value.Ticks, out text!);
    }
}
