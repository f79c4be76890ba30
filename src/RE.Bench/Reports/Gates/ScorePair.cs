namespace RE.Bench.Reports.Gates;

/// <summary>Normalized scores of one agent on one environment, now and in the baseline.</summary>
/// <param name="Environment">Slug.</param>
/// <param name="Now">Scores now, at least one.</param>
/// <param name="Baseline">Scores of the baseline, at least one.</param>
internal sealed record ScorePair(string Environment, IReadOnlyList<double> Now, IReadOnlyList<double> Baseline)
{
    /// <summary>Mean now minus mean of the baseline.</summary>
    public double Difference => Now.Average() - Baseline.Average();
}
