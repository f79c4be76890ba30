using RE.Bench.Analysis.Records;
using RE.Bench.Events;

namespace RE.Bench.Reports.Gates;

/// <summary>Says why an attempted environment has no run that counts.</summary>
internal static class LostRuns
{
    /// <summary>A failure that names how the runs ended.</summary>
    public static GateOutcome.Failed Outcome(IReadOnlyList<RunRecord> runs)
    {
        var ends = string.Join(", ", runs.GroupBy(run => run.Outcome).Select(same => $"{same.Count()} {same.Key}"));
        return new GateOutcome.Failed($"no run counts ({ends})", IsInfrastructure: runs.All(run => run.Outcome == RunOutcomes.InfrastructureFailed));
    }
}
