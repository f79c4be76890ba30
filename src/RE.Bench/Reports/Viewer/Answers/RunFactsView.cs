namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>What a run is made from.</summary>
internal sealed record RunFactsView
{
    public string Digest { get; init; } = "";

    public string Sandbox { get; init; } = "";

    public IReadOnlyList<string> EnforcedLimits { get; init; } = [];

    public string Host { get; init; } = "";

    public string Harness { get; init; } = "";

    public string Seed { get; init; } = "";

    public long? TokenLimit { get; init; }

    public decimal? CostLimit { get; init; }

    public int? ReplyLimit { get; init; }

    public IReadOnlyList<string> ReportedModels { get; init; } = [];
}
