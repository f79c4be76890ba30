using RE.Bench.Analysis.BestOfK;
using RE.Bench.Analysis.Fairness;
using RE.Bench.Analysis.Resampling;
using RE.Bench.Scoring;

namespace RE.Bench.Reports.Building;

/// <summary>What a report is asked for.</summary>
public sealed record ReportOptions
{
    /// <summary>What splits runs into groups. The default value is agent, profile and budget.</summary>
    public IReadOnlyList<GroupKey> By { get; init; } = [GroupKey.Agent, GroupKey.Profile, GroupKey.Budget];

    /// <summary>What may differ within one average, which is then marked. The default value is nothing.</summary>
    public IReadOnlyList<MixtureKind> Mix { get; init; } = [];

    /// <summary>How score@k is estimated. The default value is with replacement, as in the paper.</summary>
    public AtKEstimator Estimator { get; init; } = AtKEstimator.WithReplacement;

    /// <summary>Numbers of runs that score@k is asked for. The default value is the powers of two up to 64.</summary>
    public IReadOnlyList<int> Ks { get; init; } = [1, 2, 4, 8, 16, 32, 64];

    /// <summary>What the bootstrap draws again. The default value is environments and runs.</summary>
    public BootstrapMethod Bootstrap { get; init; } = BootstrapMethod.EnvironmentsAndRuns;

    /// <summary>Number of resamples. The default value is 5,000.</summary>
    public int Resamples { get; init; } = 5000;

    /// <summary>Seed of the draws. The default value is 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Share of resamples inside an interval. The default value is 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Best or last instead of each run's own selection; null for its own, which is the default value.</summary>
    public ScoreSelection? Selection { get; init; }

    /// <summary>Where runs are cut; null for their end, which is the default value. Runs that cannot be cut there are excluded.</summary>
    public CutPoint? CutAt { get; init; }

    /// <summary>Ids of runs that do not count. The default value is none.</summary>
    public IReadOnlyList<string> ExcludeRuns { get; init; } = [];

    /// <summary>Runs with a higher normalized score do not count; null for no such end, which is the default value.</summary>
    public double? ExcludeAbove { get; init; }

    /// <summary>Scores whose first time is asked for. The default value is halfway to the reference, and the reference.</summary>
    public IReadOnlyList<double> Reach { get; init; } = [0.5, 1];
}
