using System.Globalization;
using System.Net.Http.Headers;
using AtlasPS.Http.Answers;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Messages;

namespace AtlasPS.Http.Limits;

/// <summary>What an answer says about the limit on its request. The default value: no answer came.</summary>
internal readonly record struct LimitReport
{
    /// <summary>The status of the answer; 0 where none came.</summary>
    public int Status { get; init; }

    /// <summary>True when an answer came, whatever it was.</summary>
    public bool IsAnswer => Status > 0;

    /// <summary>True for 429.</summary>
    public bool IsRefusal => Status == (int)HttpStatus.TooManyRequests;

    /// <summary>True for 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>How many requests the bucket holds when it is full, where the answer says so.</summary>
    public int? Limit { get; init; }

    /// <summary>How many it held after this request, where the answer says so.</summary>
    public int? Remaining { get; init; }

    /// <summary>Seconds that a refusal, or a service that is not there, asks to wait, where it does.</summary>
    public double? Wait { get; init; }

    /// <summary>Requests a second that the bucket is filled with, where a refusal says so.</summary>
    public double? Rate { get; init; }

    public static LimitReport Of(HttpResponseMessage answer, AtlasCall call)
    {
        bool mayAsk = answer.StatusCode == HttpStatus.TooManyRequests || answer.StatusCode.IsGatewayFailure();
        var said = mayAsk ? RetryAdvice.Read(answer, call) : default;
        return new LimitReport
        {
            Status = (int)answer.StatusCode,
            Limit = Number(answer.Headers, "RateLimit-Limit") ?? said.Capacity,
            Remaining = Number(answer.Headers, "RateLimit-Remaining"),
            Wait = said.Wait?.TotalSeconds,
            Rate = said.Rate,
        };
    }

    private static int? Number(HttpResponseHeaders headers, string name) =>
#if NET
        headers.NonValidated.TryGetValues(name, out var values)
#else
        headers.TryGetValues(name, out var values)
#endif
            && int.TryParse(values.First(), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int number) ? number : null;
}
