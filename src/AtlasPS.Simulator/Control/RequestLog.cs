using System.Text;
using AtlasPS.Simulator.Authentication;
using AtlasPS.Simulator.Http;

namespace AtlasPS.Simulator.Control;

/// <summary>What the simulator has seen: the last requests, and how many there were.</summary>
internal sealed class RequestLog(TimeProvider clock)
{
    private const int Kept = 20_000;

    private static readonly string[] Secret = ["Authorization", "Proxy-Authorization", "Cookie"];

    private readonly Lock _lock = new();
    private readonly Queue<RecordedRequest> _requests = [];
    private int _count;

    public int Count
    {
        get
        {
            lock (_lock)
                return _count;
        }
    }

    public RecordedRequest Add(IncomingRequest request)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Headers)
        {
            if (!Secret.Contains(name, StringComparer.OrdinalIgnoreCase))
                headers[name] = value.ToString();
        }

        if (request.Header("Authorization") is { } authorization)
            headers["Authorization"] = WithoutSecrets(authorization);

        string body = OAuthEndpoints.Owns(request.Path) ? "" : Encoding.UTF8.GetString(request.Body.Span);
        lock (_lock)
        {
            var record = new RecordedRequest(++_count, clock.GetUtcNow(), request.Method, request.Target, headers, body);
            _requests.Enqueue(record);
            if (_requests.Count > Kept)
                _requests.Dequeue();
            return record;
        }
    }

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_lock)
            return [.. _requests];
    }

    /// <summary>Empties the log. A request is either in what is returned or stays for the next time.</summary>
    public IReadOnlyList<RecordedRequest> Take()
    {
        lock (_lock)
        {
            RecordedRequest[] taken = [.. _requests];
            _requests.Clear();
            _count = 0;
            return taken;
        }
    }

    private static string WithoutSecrets(string authorization)
    {
        string scheme = authorization.Split(' ', 2)[0];
        if (!scheme.Equals("Digest", StringComparison.OrdinalIgnoreCase) || HeaderParameters.Read(authorization.AsSpan(scheme.Length)) is not { } parameters)
            return scheme;
        string algorithm = parameters.GetValueOrDefault("algorithm", "MD5");
        return $"Digest username=\"{parameters.GetValueOrDefault("username")}\", nc={parameters.GetValueOrDefault("nc")}, algorithm={algorithm}";
    }
}
