namespace AtlasPS.Catalog;

/// <summary>Finds what was probably meant.</summary>
internal static class Suggestion
{
    private const int Longest = 12;

    /// <summary>"Did you mean 'x'?", or the list of what there is.</summary>
    public static string For(string given, IEnumerable<string> known)
    {
        var names = known.Distinct().ToList();
        string? nearest = names.Select(name => (Name: name, Distance: Distance(given.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, given.Length / 3))
            .OrderBy(candidate => candidate.Distance).Select(candidate => candidate.Name).FirstOrDefault();
        if (nearest is not null)
            return $"Did you mean '{nearest}'?";
        return names.Count == 0 ? "There is none." : $"Known: {string.Join(", ", names.Take(Longest))}{(names.Count > Longest ? ", ..." : "")}.";
    }

    /// <summary>The number of letters to insert, remove, replace, or swap with their neighbor.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
            for (int j = 1; j <= b.Length; j++)
            {
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }

        return d[a.Length, b.Length];
    }
}
