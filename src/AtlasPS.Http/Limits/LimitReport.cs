using System.Globalization;
using System.Net.Http.Headers;
using AtlasPS.Http.Pipeline;

namespace AtlasPS.Http.Limits;

/// <summary>What an answer says about the limit on its request. The default value: no answer came.</summary>
internal readonly record struct LimitReport
{
    /// <summary>True when an answer came, whatever it was.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>True for 429.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>True for 2xx.</summary>
    public bool IsSuccess { get; init; }

    /// <summary>How many requests the bucket holds when it is full, where the answer says so.</summary>
    public int? Limit { get; init; }

    /// <summary>How many it held after this request, where the answer says so.</summary>
    public int? Remaining { get; init; }

    /// <summary>Seconds that a refusal asks to wait, where it does.</summary>
    public double? Wait { get; init; }

    /// <summary>Requests a second that the bucket is filled with, where a refusal says so.</summary>
    public double? Rate { get; init; }

    public static LimitReport Of(HttpResponseMessage answer, AtlasCall call)
    {
        bool refusal = answer.StatusCode == HttpStatus.TooManyRequests;
        var said = refusal ? Refusal.Read(answer, call) : default;
        return new LimitReport
        {
            IsAnswer = true,
            IsRefusal = refusal,
            IsSuccess = answer.IsSuccessStatusCode,
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
