#if !NET
namespace AtlasPS.Http.Pipeline;

/// <summary>Leaves work alone that knows no cancellation: it is left to fail when what it works on is disposed of.</summary>
internal static class Abandoned
{
    /// <summary>Waits for the task, or for the cancellation, whichever comes first.</summary>
    public static async Task<T> OrCancelled<T>(this Task<T> work, CancellationToken cancellationToken)
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
