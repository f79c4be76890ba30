namespace RE.Bench.Analysis.Standing;

/// <summary>Where a score stands among others.</summary>
public static class Percentiles
{
    /// <summary>Share of the others below a score, plus half of those equal to it, from 0 to 100: the mid-rank percentile (Hazen 1914). The paper names percentiles among human experts without its rule for ties.</summary>
    /// <param name="score">The score.</param>
    /// <param name="others">Scores to compare with, at least one.</param>
    public static double Among(double score, IReadOnlyList<double> others)
    {
        ArgumentOutOfRangeException.ThrowIfZero(others.Count, nameof(others));
        return others.Sum(other => other < score ? 100.0 : other == score ? 50.0 : 0.0) / others.Count;
    }

    /// <summary>Rank of a score from 1, equal scores sharing the better rank (standard competition ranking).</summary>
    /// <param name="score">The score.</param>
    /// <param name="all">All scores, this one included.</param>
    public static int Rank(double score, IEnumerable<double> all) => 1 + all.Count(other => other > score);
}
