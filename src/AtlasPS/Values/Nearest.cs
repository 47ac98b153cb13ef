namespace AtlasPS.Values;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The candidate nearest to a word, or null where none is near enough to be worth saying.</summary>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        string[] known = [.. candidates];
        return Misspelt(word, known, Math.Max(2, word.Length / 3)) ?? Shortened(word, known);
    }

    /// <summary>The candidate nearest to a word, of those that differ in so many letters at most.</summary>
    public static string? Misspelt(string word, IEnumerable<string> candidates, int most)
    {
        string? best = null;
        int least = most + 1;
        foreach (string candidate in candidates)
        {
            int distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance >= least)
                continue;
            least = distance;
            best = candidate;
        }

        return best;
    }

    /// <summary>Where no letter is wrong, a part was left out or put in: <c>method</c> for <c>methodName</c>.</summary>
    private static string? Shortened(string word, string[] candidates) =>
        candidates.Where(candidate => Holds(candidate, word) || Holds(word, candidate)).OrderBy(candidate => Math.Abs(candidate.Length - word.Length)).FirstOrDefault();

    private static bool Holds(string whole, string part) => part.Length > 2 && whole.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Levenshtein's distance, with two rows.</summary>
    private static int Distance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        int[] current = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
