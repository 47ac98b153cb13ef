using System.Collections.Concurrent;

namespace AtlasPS.Sessions;

/// <summary>Remembers for half a minute what completion heard from Atlas.</summary>
internal sealed class CompletionCache
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (DateTime ReadAt, IReadOnlyList<string> Names)> _known = new();

    public IReadOnlyList<string> GetOrRead(string key, Func<IReadOnlyList<string>> read)
    {
        if (_known.TryGetValue(key, out var known) && DateTime.UtcNow - known.ReadAt < Freshness)
            return known.Names;
        var names = read();
        _known[key] = (DateTime.UtcNow, names);
        return names;
    }
}
