using System.Globalization;
using AtlasPS.Http.Limits;

namespace AtlasPS.Http.Pipeline;

/// <summary>A wait before a call is tried again.</summary>
internal sealed record Wait(TimeSpan Delay, string Reason);

/// <summary>
/// Which failures are tried again, and after how long:
/// <code>
/// failure                            GET     PUT DELETE   POST PATCH                wait
/// 429                                again   again        again: nothing was done   as asked, else 10, 20, 40 s
/// 502 503 504                        again   again        never: may have been done as asked, else 0.2, 0.4 … 5 s
/// no connection                      again   again        again: nothing was sent   0.2, 0.4 … 5 s
/// connection broke, cut answer       again   again        never: may have been done 0.2, 0.4 … 5 s
/// nothing came for too long          again   again        never: may have been done 0.2, 0.4 … 5 s
/// any other status                   never   never        never: Atlas said no
/// refused certificate                never   never        never: nothing was sent
/// not HTTP, HTML for JSON            never   never        never: may have been done
/// the call's time is over            never   never        never: may have been done, once something was sent
/// </code>
/// An interval of the caller's own takes the place of the waits that Atlas did not ask for. Those that grow have up to a quarter added by chance. A wait
/// that would outlast the call's time is not begun. <c>docs/retries.md</c> says the same to users, and a test walks it.
/// </summary>
internal sealed class RetryPolicy(Pace pace)
{
    private static readonly TimeSpan LongestShortDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    /// <exception cref="ArgumentException">The number is out of its bounds.</exception>
    public static int Checked(int retries) => retries is >= 0 and <= 100
        ? retries
        : throw new ArgumentException($"The number of retries is {retries}; it may be 0 to 100.");

    /// <exception cref="ArgumentException">The interval is out of its bounds.</exception>
    public static TimeSpan? Checked(TimeSpan? interval) => interval is not { } time || (time > TimeSpan.Zero && time <= LongestInterval)
        ? interval
        : throw new ArgumentException($"The interval between retries is {time}; it must be positive and at most a day.");

    /// <summary>The wait after a failed attempt; null when the call is not tried again.</summary>
    public Wait? Next(AtlasCall call, HttpResponseMessage? answer, Exception? failure)
    {
        var wait = (answer, failure) switch
        {
            ({ StatusCode: HttpStatus.TooManyRequests }, _) => Asked(answer, call) ?? Backoff(call, pace.RateLimitDelay, TimeSpan.FromTicks(pace.RateLimitDelay.Ticks * 4), Name(answer)),
            ({ } a, _) when a.StatusCode.IsGatewayFailure() && call.Repeatable => Asked(a, call) ?? Backoff(call, pace.ShortDelay, LongestShortDelay, Name(a)),
            (_, AtlasHttpException { Transient: true } lost) when call.Repeatable || !call.OutcomeOpen => Backoff(call, pace.ShortDelay, LongestShortDelay, Name(lost)),
            _ => null,
        };
        if (wait is null || call.Attempt > call.MaximumRetryCount)
            return null;
        if (wait.Delay < call.Deadline.Remaining)
            return wait;

        call.WhyNotAgain = $"The next attempt would be due in {Seconds.Of(wait.Delay)}, later than the {Seconds.Of(call.Deadline.Allowed)} that the call may take.";
        return null;
    }

    private static Wait? Asked(HttpResponseMessage answer, AtlasCall call) =>
        Refusal.Read(answer, call).Wait is { } asked ? new Wait(asked, $"{Name(answer)}, Retry-After {Seconds.Of(asked)}") : null;

    private static Wait Backoff(AtlasCall call, TimeSpan first, TimeSpan longest, string reason)
    {
        if (call.RetryInterval is { } interval)
            return new Wait(interval, reason);
        double doubled = first.TotalMilliseconds * Math.Pow(2, call.Attempt - 1);
        return new Wait(TimeSpan.FromMilliseconds(Math.Min(doubled, longest.TotalMilliseconds) * (1 + (Pace.Chance() / 4))), reason);
    }

    private static string Name(HttpResponseMessage answer)
    {
        string status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        return answer.Headers.TryGetValues("X-Error-Code", out var code) ? $"{status} {code.First()}" : status;
    }

    private static string Name(AtlasHttpException failure) => failure switch
    {
        { Failure: AtlasFailure.Timeout, TimeLimit: AtlasTimeLimit.Operation } => "nothing came",
        { Failure: AtlasFailure.Proxy } => "the proxy opens no way",
        { StatusCode: not null } => "the answer was cut off",
        _ => "no connection",
    };
}
