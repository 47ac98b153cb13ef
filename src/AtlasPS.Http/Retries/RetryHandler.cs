using System.Globalization;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Timing;
using AtlasPS.Http.Tracing;

namespace AtlasPS.Http.Retries;

/// <summary>
/// Sends a request until an attempt is final. <see cref="RetryClassifier"/> decides which outcomes are retried, <see cref="RetryDelay"/> how long to wait before
/// the next attempt. Retries end when the call has used up its number of them, and before a wait that the time of the call does not allow.
/// </summary>
internal sealed class RetryHandler(RetryDelay delay) : DelegatingHandler
{
    /// <exception cref="ArgumentException">The number is out of its bounds.</exception>
    public static int Checked(int retries) => retries is >= 0 and <= 100
        ? retries
        : throw new ArgumentException($"The number of retries is {retries}; it may be 0 to 100.");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = AtlasCall.Of(request);
        while (true)
        {
            call.Progress.Attempt++;
            PlannedWait? wait;
            try
            {
                var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                wait = Next(call, RetryClassifier.Classify(call, response));
                if (wait is null)
                    return response;
                WaitTrace.Retry(call, wait, response, null);
                response.Dispose();
            }
            catch (AtlasHttpException failure)
            {
                wait = Next(call, RetryClassifier.Classify(call, failure));
                if (wait is null)
                    throw;
                WaitTrace.Retry(call, wait, null, failure);
            }

            call.Observer?.Waiting(call.Request, call.Progress.Attempt, wait.Delay, wait.Reason);
            await Task.Delay(wait.Delay, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The wait before the next attempt; null when the last one was final.</summary>
    private PlannedWait? Next(AtlasCall call, RetryCause? cause)
    {
        if (cause is null || call.Progress.Attempt > call.MaximumRetryCount)
            return null;
        var wait = delay.After(call, cause);
        if (wait.Delay < call.Deadline.Remaining && (cause.Asked is null || wait.Delay <= RetryDelay.LongestAsked))
            return wait;

        string limit = wait.Delay < call.Deadline.Remaining
            ? $"later than the {Seconds.Of(RetryDelay.LongestAsked)} that a retry waits at most"
            : $"later than the {Seconds.Of(call.Deadline.Allowed)} that the call may take";
        call.Progress.WhyNotAgain = $"The next attempt would be due in {Seconds.Of(wait.Delay)} ({Moment(call, wait)}), {limit}.";
        return null;
    }

    private static string Moment(AtlasCall call, PlannedWait wait) =>
        wait.Delay < TimeSpan.FromDays(3650) ? (call.Deadline.Clock.GetUtcNow() + wait.Delay).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "years from now";
}
