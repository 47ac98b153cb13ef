using System.Text.Json;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Messages;
using AtlasPS.Http.Timing;

namespace AtlasPS.Http.Answers;

/// <summary>
/// What an answer that refuses says of when to come back. Headers may be missing; the document of a 429 from a token bucket says the same in its parameters: what is
/// limited, seconds to wait, capacity, and how many requests are added in how many seconds.
/// </summary>
internal readonly record struct RetryAdvice(TimeSpan? Wait, int? Capacity, double? Rate)
{
    public static RetryAdvice Read(HttpResponseMessage answer, AtlasCall call)
    {
        var asked = RetryAfter.Of(answer.Headers, call.Deadline.Clock);
        double[]? said = answer.StatusCode == HttpStatus.TooManyRequests ? Numbers(ErrorDocument.Parse(call.Progress.Body.Bytes)) : null;
        return said is null
            ? new RetryAdvice(asked, null, null)
            : new RetryAdvice(asked ?? TimeSpan.FromSeconds(said[0]), (int)said[1], said[2] / said[3]);
    }

    private static double[]? Numbers(JsonElement? document)
    {
        const int Count = 4;
        const double Largest = int.MaxValue;
        if (document is not { } root || !root.TryGetProperty("parameters", out var parameters) || parameters.ValueKind != JsonValueKind.Array || parameters.GetArrayLength() != Count + 1)
            return null;
        double[] numbers = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            var parameter = parameters[i + 1];
            if (parameter.ValueKind != JsonValueKind.Number || !parameter.TryGetDouble(out numbers[i]) || numbers[i] is not (> 0 and < Largest))
                return null;
        }

        return numbers;
    }
}
