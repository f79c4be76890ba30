namespace RE.Bench.Environments;

/// <summary>Finds the name that a person probably meant.</summary>
public static class NearestName
{
    private const int LongestName = 64;

    /// <summary>The candidate with the fewest edits to the name; null when none is near (at most a third of its letters).</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What may be written.</param>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestName)
        {
            return null;
        }

        var near = from candidate in candidates
                   let edits = Edits(Folded(name), Folded(candidate))
                   where edits <= Math.Max(1, Math.Min(name.Length, candidate.Length) / 3) && edits < candidate.Length
                   orderby edits, candidate
                   select candidate;
        return near.FirstOrDefault();
    }

    /// <summary>The sentence <c>Did you mean '…'?</c> with a space before it, or nothing.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What may be written.</param>
    public static string Hint(string name, IEnumerable<string> candidates) => Of(name, candidates) is { } near ? $" Did you mean '{near}'?" : "";

    private static string Folded(string name) => name.ToLowerInvariant().Replace('_', '-');

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (optimal string alignment distance).</summary>
    private static int Edits(string from, string to)
    {
        var cost = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                cost[i, j] = Cheapest(cost, from, to, i, j);
            }
        }

        return cost[from.Length, to.Length];
    }

    private static int Cheapest(int[,] cost, string from, string to, int i, int j)
    {
        if (i == 0 || j == 0)
        {
            return i + j;
        }

        var replaced = cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
        var best = Math.Min(replaced, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
        var swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
        return swapped ? Math.Min(best, 1 + cost[i - 2, j - 2]) : best;
    }
}
