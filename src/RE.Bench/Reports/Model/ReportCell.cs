namespace RE.Bench.Reports.Model;

/// <summary>The runs of one group on one environment. Scores are normalized; a run without a valid row counts as 0.</summary>
public sealed record ReportCell
{
    /// <summary>Slug of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Mean score of a run (score@1).</summary>
    public required Estimate Mean { get; init; }

    /// <summary>Median score of a run.</summary>
    public required double Median { get; init; }

    /// <summary>Best score of a run.</summary>
    public required double Best { get; init; }

    /// <summary>Sample standard deviation over runs; null for one run.</summary>
    public double? Sd { get; init; }

    /// <summary>Share of runs above the starting solution (score over 0.05, METR's cut).</summary>
    public required double ShareAboveStart { get; init; }

    /// <summary>Share of runs that reach the reference (score of at least 1).</summary>
    public required double ShareAtReference { get; init; }

    /// <summary>Runs without one valid row beside the starting solution's; they count as 0.</summary>
    public required int WithoutScore { get; init; }

    /// <summary>Share of scorings, starting ones aside, that gave no score; null when there were none.</summary>
    public double? InvalidRate { get; init; }

    /// <summary>Scorings an hour of working time, starting ones aside; null when unknown.</summary>
    public double? ScoreCallsPerHour { get; init; }

    /// <summary>Percentile of the mean among people's runs on the same environment and profile, 0 to 100; null without such runs.</summary>
    public double? HumanPercentile { get; init; }

    /// <summary>How many runs reach the scores that were asked for, and how fast.</summary>
    public IReadOnlyList<ReachedScore> Reached { get; init; } = [];
}
