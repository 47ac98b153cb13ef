using AtlasPS.Http;

namespace AtlasPS.Completion;

/// <summary>Asks Atlas for the sake of a Tab, which must not disturb: for two seconds at most, and with nothing as the answer to any failure.</summary>
internal static class Quietly
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static IReadOnlyList<T> Ask<T>(Func<CancellationToken, IEnumerable<T>> read)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            return [.. read(patience.Token)];
        }
        catch (Exception exception) when (exception is AtlasHttpException or AtlasInputException or OperationCanceledException or System.Text.Json.JsonException or KeyNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Waits for work on another thread: a completer has no pipeline to wait on.</summary>
    public static T Wait<T>(Func<Task<T>> read) => Task.Run(read).GetAwaiter().GetResult();
}
