using RE.Bench.Analysis.Records;

namespace RE.Bench.Reports.Model;

/// <summary>All that a report says, in numbers; renderers turn it into text, tables and figures and compute nothing.</summary>
public sealed record Report
{
    /// <summary>Always <c>rebench.report/1</c>.</summary>
    public string Schema { get; init; } = "rebench.report/1";

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Version of the harness that made it.</summary>
    public required string Harness { get; init; }

    /// <summary>How it was computed.</summary>
    public required ReportMethod Method { get; init; }

    /// <summary>By profile, then by rank.</summary>
    public required IReadOnlyList<ReportGroup> Groups { get; init; }

    /// <summary>People's levels, one an environment and profile that has people's runs.</summary>
    public IReadOnlyList<EnvironmentLevels> Levels { get; init; } = [];

    /// <summary>The runs that count, in order of groups.</summary>
    public required IReadOnlyList<RunRecord> Runs { get; init; }

    /// <summary>Runs that do not count, and why.</summary>
    public IReadOnlyList<ExcludedRun> Excluded { get; init; } = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<RunProblem> Problems { get; init; } = [];

    /// <summary>What a reader must know beside the numbers: mixtures that were allowed, anomalies, runs without a score.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
