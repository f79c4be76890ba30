namespace RE.Bench.Reports.Model;

/// <summary>Runs that one average is taken over.</summary>
public sealed record ReportGroup
{
    /// <summary>Name that tells it from the others, such as <c>o1</c> or <c>o1, 2h</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The agent; several when the report was told to mix them.</summary>
    public required string Agent { get; init; }

    /// <summary>The profile: <c>cpu</c>, <c>gpu</c>, <c>paper</c>; several when told to mix them.</summary>
    public required string Profile { get; init; }

    /// <summary>Working time that each run was given, such as <c>30m</c>; several when told to mix them.</summary>
    public required string Budget { get; init; }

    /// <summary>True for people's runs.</summary>
    public bool IsHuman { get; init; }

    /// <summary>Ids of its runs, in order.</summary>
    public IReadOnlyList<string> Runs { get; init; } = [];

    /// <summary>Mean over environments of the mean score of a run (score@1).</summary>
    public required Estimate Score { get; init; }

    /// <summary>Rank by score among the groups of the same profile, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Percentile of the score among people's runs of the same profile, averaged over environments, 0 to 100; null without such runs.</summary>
    public double? HumanPercentile { get; init; }

    /// <summary>One cell an environment, in order of slugs.</summary>
    public required IReadOnlyList<ReportCell> Cells { get; init; }

    /// <summary>Score at working time so far, in hours.</summary>
    public required ReportCurve OverTime { get; init; }

    /// <summary>Score at tokens used so far.</summary>
    public ReportCurve OverTokens { get; init; } = new("tokens", []);

    /// <summary>Score at US dollars spent so far.</summary>
    public ReportCurve OverCost { get; init; } = new("usd", []);

    /// <summary>score@k for k runs.</summary>
    public required ReportCurve BestOfK { get; init; }

    /// <summary>Best split of a total budget in hours into equal runs.</summary>
    public required ReportCurve Frontier { get; init; }

    /// <summary>Share of all scorings of its runs, starting ones aside, that gave no score; null when there were none.</summary>
    public double? InvalidRate { get; init; }

    /// <summary>Scorings an hour of working time over all its runs, starting ones aside; null when unknown.</summary>
    public double? ScoreCallsPerHour { get; init; }

    /// <summary>Mean tokens of a run; null when unknown.</summary>
    public double? Tokens { get; init; }

    /// <summary>Mean US dollars of a run; null when unknown.</summary>
    public double? CostUsd { get; init; }

    /// <summary>What is mixed in it although such runs do not compare, such as <c>budgets 30m and 2h</c>; empty when nothing is.</summary>
    public IReadOnlyList<string> Mixed { get; init; } = [];
}
