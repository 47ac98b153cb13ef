namespace AtlasPS.Http.Limits;

/// <summary>
/// The token bucket that a request is taken to draw on, until answers say otherwise: that of its operation in its project or organization.
/// </summary>
/// <remarks>
/// Atlas keeps a bucket for each set of endpoints and each scope (organization, project, user or address), and says nowhere in an answer which
/// one it took from. So the narrowest guess is made: two requests with the same key draw on the same bucket for certain. That two different
/// keys share one shows in what their answers say is left; <see cref="RateLimits"/> sees to that.
/// </remarks>
internal sealed record LimitKey(string Operation, string Scope)
{
    private const string Projects = "/api/atlas/v2/groups/";
    private const string Organizations = "/api/atlas/v2/orgs/";

    public static LimitKey Of(AtlasRequest request)
    {
        string path = request.Path;
        int scope = path.StartsWith(Projects, StringComparison.Ordinal) ? Projects.Length
            : path.StartsWith(Organizations, StringComparison.Ordinal) ? Organizations.Length
            : 0;
        int end = scope == 0 ? 0 : Slash(path, scope);
        return new LimitKey(request.OperationId ?? $"{request.Method} {Kind(path, end)}", path.Substring(scope, Math.Max(0, end - scope)));
    }

    /// <summary>Of a path without operation id what comes before its names: <c>/clusters</c> below a project, <c>/api/oauth/token</c> elsewhere.</summary>
    private static string Kind(string path, int scopeEnd)
    {
        const int Segments = 4;
        int end = scopeEnd;
        for (int i = 0; end < path.Length && i < (scopeEnd == 0 ? Segments : 1); i++)
            end = Slash(path, end + 1);
        return path.Substring(scopeEnd, end - scopeEnd);
    }

    private static int Slash(string path, int from) => from <= path.Length && path.IndexOf('/', from) is >= 0 and var slash ? slash : path.Length;
}
