using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AtlasPS.Simulator.Http;

namespace AtlasPS.Simulator.Hosting;

/// <summary>The addresses below <c>/__simulator/</c> by which a running simulator is watched and steered. They ask for no credentials.</summary>
internal sealed class ControlRoutes(AtlasSimulator simulator)
{
    private const string Prefix = "/__simulator";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private sealed record UsersOrder(int Count, string? ProjectId);

    public static bool Owns(string path) => path == Prefix || path.StartsWith(Prefix + "/", StringComparison.Ordinal);

    public Answer Serve(IncomingRequest request)
    {
        try
        {
            return (request.Method, request.Path[Prefix.Length..].TrimEnd('/')) switch
            {
                ("GET", "") => Ok(Help()),
                ("GET", "/log") => Ok(Log(simulator.Requests)),
                ("DELETE", "/log") => Ok(Log(simulator.TakeLog())),
                ("POST", "/faults") => Done(() => simulator.AddFault(Read<SimulatorFault>(request))),
                ("DELETE", "/faults") => Done(simulator.ClearFaults),
                ("POST", "/reset") => Done(simulator.Reset),
                ("POST", "/users") => Done(() =>
                {
                    var order = Read<UsersOrder>(request);
                    simulator.AddDatabaseUsers(order.Count, order.ProjectId);
                }),
                ("DELETE", "/nonces") => Done(simulator.ForgetNonces),
                ("DELETE", "/tokens") => Done(simulator.RevokeTokens),
                _ => Answer.Json(404, new JsonObject { ["problem"] = "No such control address.", ["help"] = Prefix }),
            };
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return Answer.Json(400, new JsonObject { ["problem"] = exception.Message });
        }
    }

    private static T Read<T>(IncomingRequest request) =>
        JsonSerializer.Deserialize<T>(request.Body.Span, Json) ?? throw new JsonException("The body is missing.");

    private static Answer Ok(JsonNode body) => Answer.Json(200, body);

    private static Answer Done(Action action)
    {
        action();
        return Answer.Empty(204);
    }

    private static JsonObject Log(IReadOnlyList<RecordedRequest> requests) => new()
    {
        ["count"] = requests.Count == 0 ? 0 : requests[^1].Number,
        ["requests"] = new JsonArray([.. requests.Select(request => new JsonObject
        {
            ["number"] = request.Number,
            ["method"] = request.Method,
            ["target"] = request.Target,
            ["status"] = request.Status,
            ["receivedAt"] = request.ReceivedAt,
            ["tooSoon"] = request.TooSoon,
            ["headers"] = new JsonObject(request.Headers.Select(header => new KeyValuePair<string, JsonNode?>(header.Key, header.Value))),
            ["body"] = request.Body,
        })]),
    };

    private JsonObject Help() => new()
    {
        ["version"] = Greeting.Version,
        ["processId"] = Environment.ProcessId,
        ["signIn"] = SignIn(),
        ["addresses"] = new JsonObject
        {
            ["GET /__simulator/log"] = "the requests that were seen, and how many",
            ["DELETE /__simulator/log"] = "empty the log, and return the requests that were in it",
            ["POST /__simulator/faults"] = "order a fault: match, count, skip, status, errorCode, retryAfter, latencyMs, headers, body, contentType, connection, perform, beforeAuthentication",
            ["DELETE /__simulator/faults"] = "take back every fault",
            ["POST /__simulator/reset"] = "back to the seed",
            ["POST /__simulator/users"] = "count further database users in a project: count, projectId",
            ["DELETE /__simulator/nonces"] = "forget every digest nonce",
            ["DELETE /__simulator/tokens"] = "revoke every access token",
        },
        ["organizations"] = new JsonObject { ["Contoso"] = SeedIds.Contoso, ["Fabrikam"] = SeedIds.Fabrikam },
        ["projects"] = new JsonObject
        {
            ["Payments"] = SeedIds.Payments,
            ["Catalog"] = SeedIds.Catalog,
            ["Analytics"] = SeedIds.Analytics,
            ["Sandbox (Contoso)"] = SeedIds.ContosoSandbox,
            ["Sandbox (Fabrikam)"] = SeedIds.FabrikamSandbox,
        },
        ["federationSettings"] = SeedIds.FederationSettings,
    };

    // Keys of a simulated Atlas open nothing else, so everybody who reaches the page may read them.
    private JsonObject SignIn() => new()
    {
        ["apiKey"] = new JsonObject { ["publicKey"] = simulator.Options.PublicKey, ["privateKey"] = simulator.Options.PrivateKey },
        ["readOnlyApiKey"] = new JsonObject { ["publicKey"] = simulator.Options.ReadOnlyPublicKey, ["privateKey"] = simulator.Options.ReadOnlyPrivateKey },
        ["serviceAccount"] = new JsonObject { ["clientId"] = simulator.Options.ClientId, ["clientSecret"] = simulator.Options.ClientSecret },
        ["accessToken"] = simulator.Options.AccessToken,
    };
}
