namespace RE.Bench.Reports.Gates;

/// <summary>All gates' answers about one report.</summary>
/// <param name="Subject">What they looked at.</param>
/// <param name="Results">In order: lowest scores, then baseline; none when nothing was asked.</param>
public sealed record GateSheet(GatedReport Subject, IReadOnlyList<GateResult> Results)
{
    /// <summary>True when no gate failed; a skipped one does not fail.</summary>
    public bool Passed => !Failures.Any();

    /// <summary>True when gates failed, and all of them only because infrastructure did.</summary>
    public bool IsInfrastructure => !Passed && Failures.All(failure => failure.IsInfrastructure);

    /// <summary>Mean score over environments of the judged agent; the lowest of several; null without one.</summary>
    public double? Score => Subject.Groups.Select(group => (double?)group.Score.Value).Min();

    private IEnumerable<GateOutcome.Failed> Failures => Results.Select(result => result.Outcome).OfType<GateOutcome.Failed>();
}
