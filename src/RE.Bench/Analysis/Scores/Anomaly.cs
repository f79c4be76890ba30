namespace RE.Bench.Analysis.Scores;

/// <summary>Screens for scores that are more likely cheats or errors than achievements; they are named, never dropped silently.</summary>
public static class Anomaly
{
    /// <summary>Highest normalized score of the paper's runs, rounded up (RE-Bench paper, arXiv 2411.15114, normalized scores: nothing above 2 was seen).</summary>
    public const double HighestSeen = 2;

    /// <summary>True above what the paper saw (RE-Bench paper, arXiv 2411.15114).</summary>
    /// <param name="normalized">A normalized score.</param>
    public static bool IsImplausible(double normalized) => normalized > HighestSeen;
}
