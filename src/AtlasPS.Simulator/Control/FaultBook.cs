using System.Text.RegularExpressions;
using AtlasPS.Simulator.Http;

namespace AtlasPS.Simulator.Control;

/// <summary>The faults that are ordered, in order.</summary>
internal sealed class FaultBook
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];

    public void Add(SimulatorFault fault)
    {
        lock (_lock)
            _entries.Add(new Entry(fault));
    }

    public void Clear()
    {
        lock (_lock)
            _entries.Clear();
    }

    /// <summary>The first fault that hits a request, used up by one; null when all is well.</summary>
    public SimulatorFault? Take(IncomingRequest request, bool authenticated)
    {
        lock (_lock)
        {
            foreach (var entry in _entries)
            {
                if (entry.Fault.BeforeAuthentication == authenticated || !entry.Fits(request))
                    continue;
                if (entry.Skip > 0)
                {
                    entry.Skip--;
                    continue;
                }

                if (entry.Left is not null && --entry.Left == 0)
                    _entries.Remove(entry);
                return entry.Fault;
            }
        }

        return null;
    }

    private sealed class Entry
    {
        private readonly string _method;
        private readonly Regex _target;
        private readonly bool _withQuery;

        public Entry(SimulatorFault fault)
        {
            if (fault.Match.Split(' ', 2, StringSplitOptions.TrimEntries) is not [var method, var target] || target.Length == 0)
                throw new ArgumentException("A fault matches a method and a path, e.g. GET /api/atlas/v2/groups.", nameof(fault));
            if (fault.Count <= 0)
                throw new ArgumentException("A fault hits at least one request.", nameof(fault));
            Fault = fault;
            Left = fault.Count;
            Skip = fault.Skip;
            _method = method;
            _withQuery = target.Contains('?', StringComparison.Ordinal);
            string pattern = Regex.Escape(target).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal);
            _target = new Regex($"^{pattern}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }

        public SimulatorFault Fault { get; }

        public int? Left { get; set; }

        public int Skip { get; set; }

        public bool Fits(IncomingRequest request) =>
            (_method == "*" || _method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
            && _target.IsMatch(_withQuery ? request.Target : request.Path);
    }
}
