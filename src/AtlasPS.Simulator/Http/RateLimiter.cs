using System.Collections.Concurrent;

namespace AtlasPS.Simulator.Http;

/// <summary>
/// The token buckets of the service: one for each set of endpoints and scope. The sets are simple here, what reads and what changes; the scope is the project or
/// organization in the path.
/// </summary>
internal sealed class RateLimiter(SimulatorOptions options)
{
    private const int UsualLimit = 1200;

    private readonly ConcurrentDictionary<string, TokenBucket> _buckets = new();

    /// <summary>Takes a request from its bucket.</summary>
    public Allowance Take(RouteMatch route) => _buckets.GetOrAdd(Name(route), Create).Take(options.Clock.GetUtcNow());

    // Without a limit of its own a bucket is filled faster than anybody empties it.
    private TokenBucket Create(string name) => options.RequestsPerMinute > 0
        ? new TokenBucket(name, options.RequestsPerMinute, TimeSpan.FromMinutes(1), refuses: true)
        : new TokenBucket(name, UsualLimit, TimeSpan.FromSeconds(1), refuses: false);

    private static string Name(RouteMatch route)
    {
        string set = route.Operation.Method == "GET" ? "read" : "change";
        return route.Values.TryGetValue("groupId", out string? project) ? $"{set}_group_{project}"
            : route.Values.TryGetValue("orgId", out string? organization) ? $"{set}_org_{organization}"
            : $"{set}_user";
    }
}
