using System.Globalization;
using AtlasPS.Http.Answers;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Messages;

namespace AtlasPS.Http.Retries;

/// <summary>
/// Decides which outcomes are retried, by method and by what Atlas may have done:
/// <code>
/// outcome                            GET     PUT DELETE   POST PATCH
/// 429                                again   again        again: nothing was done
/// 502 503 504                        again   again        never: may have been done
/// no connection                      again   again        again: nothing was sent
/// connection broke, cut answer       again   again        never: may have been done
/// nothing came for too long          again   again        never: may have been done
/// any other status                   never   never        never: Atlas said no
/// refused certificate                never   never        never: nothing was sent
/// not HTTP, HTML for JSON            never   never        never: may have been done
/// the call's time is over            never   never        never: may have been done, once something was sent
/// </code>
/// <c>docs/retries.md</c> says the same to users, and a test walks it.
/// </summary>
internal static class RetryClassifier
{
    /// <summary>The reason to retry after a response; null when the response is final.</summary>
    public static RetryCause? Classify(AtlasCall call, HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatus.TooManyRequests)
            return Cause(call, response, isRateLimit: true);
        if (response.StatusCode.IsGatewayFailure() && call.Repeatable)
            return Cause(call, response, isRateLimit: false);
        return null;
    }

    /// <summary>The reason to retry after a failure; null when the failure is final.</summary>
    public static RetryCause? Classify(AtlasCall call, AtlasHttpException failure) =>
        failure.Transient && (call.Repeatable || !call.Progress.OutcomeOpen) ? new RetryCause(Name(failure)) : null;

    private static RetryCause Cause(AtlasCall call, HttpResponseMessage response, bool isRateLimit)
    {
        string status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        string name = response.Headers.TryGetValues("X-Error-Code", out var code) ? $"{status} {code.First()}" : status;
        return new RetryCause(name, isRateLimit, RetryAdvice.Read(response, call).Wait);
    }

    private static string Name(AtlasHttpException failure) => failure switch
    {
        { Failure: AtlasFailure.Timeout, TimeLimit: AtlasTimeLimit.Operation } => "nothing came",
        { Failure: AtlasFailure.Proxy } => "the proxy opens no way",
        { StatusCode: not null } => "the answer was cut off",
        _ => "no connection",
    };
}
