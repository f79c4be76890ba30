using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Comparing;

/// <summary>All that is said of A against B, in numbers.</summary>
public sealed record Comparison
{
    /// <summary>Always <c>rebench.comparison/1</c>.</summary>
    public string Schema { get; init; } = "rebench.comparison/1";

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Version of the harness that made it.</summary>
    public required string Harness { get; init; }

    /// <summary>How it was computed; its estimator plays no part.</summary>
    public required ReportMethod Method { get; init; }

    /// <summary>One side.</summary>
    public required ComparedSide A { get; init; }

    /// <summary>The other.</summary>
    public required ComparedSide B { get; init; }

    /// <summary>One an environment that both sides have, in order of slugs.</summary>
    public required IReadOnlyList<ComparedCell> Environments { get; init; }

    /// <summary>Over these environments.</summary>
    public required ComparedDifference Overall { get; init; }

    /// <summary>Runs that do not count, and why.</summary>
    public IReadOnlyList<ExcludedRun> Excluded { get; init; } = [];

    /// <summary>What a reader must know beside the numbers.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
