namespace AtlasPS.Descriptions;

/// <summary>Every operation of the API, reviewed or not, by its ids and by its path.</summary>
internal static partial class ApiIndex
{
    private static readonly Lazy<IReadOnlyList<ApiOperation>> LazyAll = new(() =>
        [.. Lines.Split(['\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => new ApiOperation(line.Split('\t')))]);

    private static readonly Lazy<IReadOnlyList<ApiCommand>> LazyCommands = new(() =>
        [.. CommandLines.Split(['\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(columns => new ApiCommand(columns[0], columns[1], columns[2], columns[3], columns[4].Length > 0))]);

    public static IReadOnlyList<ApiOperation> All => LazyAll.Value;

    /// <summary>Every cmdlet, in the order of their names.</summary>
    public static IReadOnlyList<ApiCommand> Commands => LazyCommands.Value;

    /// <summary>The operation of an id of whatever generation; today's ids win.</summary>
    public static ApiOperation? Find(string id) =>
        All.FirstOrDefault(operation => operation.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(operation => Array.Exists(operation.OtherIds, other => other.Equals(id, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The operation of a method and a filled path; one whose template says more wins.</summary>
    public static ApiOperation? Match(string method, string path)
    {
        string[] parts = path.Split('/');
        return All.Where(operation => operation.Method == method && operation.Fits(parts))
            .OrderBy(operation => operation.Path.Count(c => c == '{'))
            .FirstOrDefault();
    }
}

/// <summary>A cmdlet and what it does, in a sentence.</summary>
internal sealed record ApiCommand(string Name, string Family, string Synopsis, string Settings, bool Outdated);

/// <summary>What is needed of an operation to call it by hand, and to find the cmdlet that stands for it.</summary>
internal sealed class ApiOperation : OperationReference
{
    private readonly string[] _parts;

    public ApiOperation(string[] columns)
        : base(columns[0], columns[2], columns[3], columns[4])
    {
        Media = columns[5];
        _parts = Path.Split('/');
        OtherIds = columns[1].Split([','], StringSplitOptions.RemoveEmptyEntries);
        Paged = columns[6].Length > 0;
        CanCount = columns[6] == "counted";
        AtlasCli = columns[7].Length > 0 ? columns[7] : null;
        Cmdlets = [.. columns[8].Split([','], StringSplitOptions.RemoveEmptyEntries).Select(place => place.Split('/')).Select(parts => (parts[0], parts[1].Length > 0 ? parts[1] : null))];
    }

    public string[] OtherIds { get; }

    /// <summary>The names in its path, in order.</summary>
    public IEnumerable<string> PathNames => _parts.Where(part => part.Contains('{')).Select(part => part.Substring(part.IndexOf('{') + 1, part.IndexOf('}') - part.IndexOf('{') - 1));

    public bool Paged { get; }

    public bool CanCount { get; }

    /// <summary>How the Atlas CLI calls it, or null.</summary>
    public string? AtlasCli { get; }

    /// <summary>The cmdlets that stand for it, each with its parameter set where it has several.</summary>
    public IReadOnlyList<(string Command, string? Set)> Cmdlets { get; }

    public bool Fits(string[] parts)
    {
        if (parts.Length != _parts.Length)
            return false;
        for (int i = 0; i < parts.Length; i++)
        {
            int open = _parts[i].IndexOf('{');
            bool fits = open < 0
                ? _parts[i] == parts[i]
                : parts[i].Length > 0 && parts[i].EndsWith(_parts[i].Substring(_parts[i].IndexOf('}') + 1), StringComparison.Ordinal);
            if (!fits)
                return false;
        }

        return true;
    }
}
