#if !NET
namespace AtlasPS.Http.Streams;

/// <summary>Leaves work alone that knows no cancellation: .NET Framework's reads end only when what they read from is disposed of.</summary>
internal static class Abandon
{
    public static async Task<T> OnCancel<T>(Task<T> work, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetCanceled(cancellationToken)))
        {
            var first = await Task.WhenAny(work, cancelled.Task).ConfigureAwait(false);
            if (first != work)
                _ = work.ContinueWith(late => late.Exception, TaskScheduler.Default);
            return await first.ConfigureAwait(false);
        }
    }
}
#endif
