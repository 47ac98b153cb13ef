using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AtlasPS.Simulator.Http;

namespace AtlasPS.Simulator.Control;

/// <summary>Turns a fault into the answer that it asks for.</summary>
internal static class FaultAnswers
{
    /// <summary>The answer of a fault, or null when the real one is to be sent.</summary>
    public static Answer? Of(SimulatorFault fault)
    {
        if (fault.Status is null && fault.Body is null)
            return null;

        int status = fault.Status ?? 200;
        var answer = fault.Body is { } body
            ? new Answer(status, Encoding.UTF8.GetBytes(body), fault.ContentType)
            : new AtlasError(status, fault.ErrorCode ?? CodeOf(status), fault.Detail ?? "A fault was ordered.").ToAnswer();
        return Dress(answer, fault);
    }

    /// <summary>Adds the headers of a fault.</summary>
    public static Answer Dress(Answer answer, SimulatorFault fault)
    {
        if (fault.Results != FaultResults.Keep)
            answer = Thin(answer, fault.Results);
        if (fault.RetryAfter is { } seconds)
            answer = answer.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in fault.Headers)
            answer = answer.With(name, value);
        return answer;
    }

    /// <summary>The same page with fewer items.</summary>
    private static Answer Thin(Answer answer, FaultResults how)
    {
        if (answer.Body.IsEmpty || JsonNode.Parse(answer.Body.Span) is not JsonObject page || page["results"] is not JsonArray items)
            return answer;
        if (how == FaultResults.Missing)
            page.Remove("results");
        else
            page["results"] = how == FaultResults.Null ? null : new JsonArray([.. items.Where((_, i) => how == FaultResults.Short && i % 2 == 0).Select(item => item?.DeepClone())]);
        return answer with { Body = Encoding.UTF8.GetBytes(page.ToJsonString()) };
    }

    private static string CodeOf(int status) => status switch
    {
        400 => "INVALID_ATTRIBUTE",
        401 => "UNEXPECTED_ERROR",
        402 => "NO_PAYMENT_INFORMATION_FOUND",
        403 => "USER_UNAUTHORIZED",
        404 => "RESOURCE_NOT_FOUND",
        409 => "CONFLICT",
        429 => "RATE_LIMITED",
        503 => "SERVICE_UNAVAILABLE",
        _ => "UNEXPECTED_ERROR",
    };
}
