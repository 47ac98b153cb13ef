using System.Text;
using System.Text.Json.Nodes;
using AtlasPS.Simulator.Http;

namespace AtlasPS.Simulator.Authentication;

/// <summary>The two addresses of OAuth 2.0: tokens for client credentials (RFC 6749) and their revocation (RFC 7009).</summary>
internal sealed class OAuthEndpoints(SimulatorOptions options, TokenBook tokens)
{
    private const string TokenPath = "/api/oauth/token";
    private const string RevokePath = "/api/oauth/revoke";

    public static bool Owns(string path) => path is TokenPath or RevokePath;

    public Answer Serve(IncomingRequest request)
    {
        if (request.Method != "POST")
            return Refusal(405, "invalid_request", "Only POST is served here.") with { Headers = [new("Allow", "POST")] };
        if (!request.ContentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            return Refusal(400, "invalid_request", "The body must be a form.");
        if (Client(request.Header("Authorization")) is not { } client)
        {
            return Refusal(401, "invalid_client", "Client authentication failed.") with
            {
                Headers = [new("WWW-Authenticate", "Basic realm=\"Atlas OAuth\"")],
            };
        }

        var form = Form(Encoding.UTF8.GetString(request.Body.Span));
        return request.Path == TokenPath ? Token(client, form) : Revoke(client, form);
    }

    private Answer Token(string client, Dictionary<string, string> form)
    {
        if (tokens.Admit(client) is { } wait)
            return AtlasError.RateLimited(wait).ToAnswer();
        if (form.GetValueOrDefault("grant_type") != "client_credentials")
            return Refusal(400, "unsupported_grant_type", "Only client_credentials is served here.");
        return Json(200, new JsonObject
        {
            ["access_token"] = tokens.Issue(client),
            ["expires_in"] = (long)options.TokenLifetime.TotalSeconds,
            ["token_type"] = "Bearer",
        });
    }

    private Answer Revoke(string client, Dictionary<string, string> form)
    {
        if (!form.TryGetValue("token", out string? token))
            return Refusal(400, "invalid_request", "The token is missing.");
        tokens.Revoke(token, client);
        return Answer.Empty(200);
    }

    /// <summary>The client of a Basic header whose id and secret are form-encoded (RFC 6749, section 2.3.1), or null.</summary>
    private string? Client(string? authorization)
    {
        const string Scheme = "Basic ";
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;

        Span<byte> bytes = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization[Scheme.Length..].Trim(), bytes, out int length))
            return null;
        string[] parts = Encoding.UTF8.GetString(bytes[..length]).Split(':', 2);
        return parts.Length == 2 && FormDecode(parts[0]) == options.ClientId && FormDecode(parts[1]) == options.ClientSecret
            ? options.ClientId
            : null;
    }

    private static Dictionary<string, string> Form(string text)
    {
        var form = new Dictionary<string, string>();
        foreach (string pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            form[FormDecode(parts[0])] = parts.Length == 2 ? FormDecode(parts[1]) : "";
        }

        return form;
    }

    private static string FormDecode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static Answer Refusal(int status, string error, string description) =>
        Json(status, new JsonObject { ["error"] = error, ["error_description"] = description });

    private static Answer Json(int status, JsonObject body) =>
        Answer.Json(status, body) with { NoStore = true };
}
