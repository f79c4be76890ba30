namespace RE.Bench.Reports.Gates;

/// <summary>One gate's answer.</summary>
/// <param name="Kind">What was compared with.</param>
/// <param name="Agent">Whose runs, as the report names them; empty where there are no runs.</param>
/// <param name="Environment">Slug; null for the mean over environments.</param>
/// <param name="Outcome">What it says.</param>
public sealed record GateResult(GateKind Kind, string Agent, string? Environment, GateOutcome Outcome)
{
    /// <summary>The gate as its option is called.</summary>
    public string Gate => Kind == GateKind.MinScore ? "min-score" : "baseline";

    /// <summary>The environment, or that it is all of them.</summary>
    public string Scope => Environment ?? "all environments";

    /// <summary>One word for the outcome: <c>passed</c>, <c>failed</c> or <c>skipped</c>.</summary>
    public string Word => Outcome switch
    {
        GateOutcome.Passed => "passed",
        GateOutcome.Failed => "failed",
        _ => "skipped",
    };
}
