using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace AtlasPS.Simulator.Http;

/// <summary>A refusal in the service's own form. Thrown anywhere below the pipeline, which turns it into the answer.</summary>
internal sealed class AtlasError(int status, string code, string detail, params object?[] parameters) : Exception(detail)
{
    public int Status => status;

    public string Code => code;

    /// <summary>The offending fields and what is wrong with each.</summary>
    public IReadOnlyList<(string Field, string Description)> Fields { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static AtlasError Unauthorized(IEnumerable<string> challenges) =>
        new(401, "UNEXPECTED_ERROR", "You are not authorized for this resource.")
        {
            Headers = [.. challenges.Select(challenge => new KeyValuePair<string, string>("WWW-Authenticate", challenge))],
        };

    public static AtlasError RateLimited(TimeSpan wait) =>
        new(429, "RATE_LIMITED", "Rate limit exceeded.")
        {
            Headers = [RetryAfter(Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)))],
        };

    /// <summary>A bucket without a token. The parameters say what the words say: what is limited, the wait, the capacity, and how many are added in how many seconds.</summary>
    public static AtlasError RateLimited(in Allowance allowance, int wait) =>
        new(429, "RATE_LIMITED_TOKEN_BUCKET", $"The limit of {allowance.Bucket} is used up: {allowance.Limit} requests, {allowance.Limit} more in 60 seconds. Come back in {wait} seconds.",
            allowance.Bucket, wait, allowance.Limit, allowance.Limit, 60)
        {
            Headers = [RetryAfter(wait)],
        };

    public static AtlasError InvalidQuery(string name) =>
        new(400, "INVALID_QUERY_PARAMETER", $"Invalid query parameter {name} specified.", name);

    public static AtlasError InvalidAttribute(string name, string description) =>
        new(400, "INVALID_ATTRIBUTE", $"Invalid attribute {name} specified.", name) { Fields = [(name, description)] };

    public static AtlasError NotFound(string what) =>
        new(404, "RESOURCE_NOT_FOUND", $"Cannot find resource {what}.", what);

    private static KeyValuePair<string, string> RetryAfter(int seconds) => new("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));

    public JsonObject ToJson()
    {
        string reason = ReasonPhrases.GetReasonPhrase(status);
        if (status == 401)
            return new JsonObject { ["error"] = 401, ["reason"] = reason, ["detail"] = Message, ["errorCode"] = code };

        var json = new JsonObject
        {
            ["detail"] = Message,
            ["error"] = status,
            ["errorCode"] = code,
            ["parameters"] = new JsonArray([.. parameters.Select(value => JsonSerializer.SerializeToNode(value))]),
            ["reason"] = reason,
        };
        if (Fields.Count > 0)
        {
            json["badRequestDetail"] = new JsonObject
            {
                ["fields"] = new JsonArray([.. Fields.Select(field => new JsonObject
                {
                    ["description"] = field.Description,
                    ["field"] = field.Field,
                })]),
            };
        }

        return json;
    }

    public Answer ToAnswer()
    {
        var answer = Answer.Json(status, ToJson()) with { Headers = Headers };
        return status == 401 ? answer : answer.With("X-Error-Code", code);
    }
}
