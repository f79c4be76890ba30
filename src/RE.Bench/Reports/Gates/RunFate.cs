using RE.Bench.Analysis.Records;
using RE.Bench.Events;

namespace RE.Bench.Reports.Gates;

/// <summary>What became of one run in the report.</summary>
/// <param name="Run">The run.</param>
/// <param name="Exclusion">Why it does not count; null when it does.</param>
internal sealed record RunFate(RunRecord Run, string? Exclusion)
{
    public bool IsBroken => Run.Outcome == RunOutcomes.InfrastructureFailed;

    /// <summary>All runs that were read, by environment, agent and id.</summary>
    public static IReadOnlyList<RunFate> Of(GatedReport subject)
    {
        var counted = subject.Report.Runs.Select(run => run.Run).ToHashSet();
        var reasons = subject.Report.Excluded.GroupBy(run => run.Run).ToDictionary(same => same.Key, same => same.First().Reason);
        return [.. subject.Runs.Runs.OrderBy(run => run.Environment, StringComparer.Ordinal).ThenBy(run => run.Agent, StringComparer.Ordinal).ThenBy(run => run.Run, StringComparer.Ordinal)
            .Select(run => new RunFate(run, counted.Contains(run.Run) ? null : reasons.GetValueOrDefault(run.Run, "the report leaves it out")))];
    }

    /// <summary>Wall-clock time; working time where only that is known.</summary>
    public TimeSpan Took => Run.StartedAt is { } start && Run.EndedAt is { } end && end > start ? end - start : Run.Spent;
}
