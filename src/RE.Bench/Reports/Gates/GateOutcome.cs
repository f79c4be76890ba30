namespace RE.Bench.Reports.Gates;

/// <summary>What one gate says, with its reason in a sentence.</summary>
public abstract record GateOutcome
{
    private GateOutcome(string reason) => Reason = reason;

    /// <summary>Numbers and rule, such as <c>0.41 is at least 0.4 (mean of 5 runs)</c>.</summary>
    public string Reason { get; }

    /// <summary>The runs are good enough.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Passed(string Reason) : GateOutcome(Reason);

    /// <summary>The runs are not good enough, or there are none.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="IsInfrastructure">True when only runs whose infrastructure failed are there, so that nothing is known about the agent.</param>
    public sealed record Failed(string Reason, bool IsInfrastructure = false) : GateOutcome(Reason);

    /// <summary>There is too little to tell.</summary>
    /// <param name="Reason">Why, and what would be enough.</param>
    public sealed record Skipped(string Reason) : GateOutcome(Reason);
}
