using MathNet.Numerics.Statistics;
using RE.Bench.Results;

namespace RE.Bench.Cli.Trials;

/// <summary>Scores of one submission with several seeds.</summary>
/// <param name="Run">The run that it is from.</param>
/// <param name="Scorer">Version of the scorer.</param>
/// <param name="Raw">The raw scores; not a number where there was none.</param>
/// <param name="Reason">What was said of them.</param>
internal sealed record ScoredAgain(RunResult Run, string Scorer, IReadOnlyList<double> Raw, string Reason)
{
    /// <summary>Whether each scoring gave a score.</summary>
    public bool AllScored => Raw.All(double.IsFinite);

    /// <summary>Mean of the raw scores.</summary>
    public double Mean => Raw.Mean();

    /// <summary>Sample standard deviation of one raw score; 0 for a single one.</summary>
    public double Sd => Raw.Count > 1 ? Raw.StandardDeviation() : 0;
}
