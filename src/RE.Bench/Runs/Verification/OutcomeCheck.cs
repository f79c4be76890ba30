using RE.Bench.Events;

namespace RE.Bench.Runs.Verification;

/// <summary>Does the run's outcome follow from how the agent stopped?</summary>
internal static class OutcomeCheck
{
    private static readonly string[] Known =
        [RunOutcomes.Submitted, RunOutcomes.BudgetSpent, RunOutcomes.AgentFailed, RunOutcomes.InfrastructureFailed, RunOutcomes.Cancelled];

    public static RunCheck Of(VerifiedRun run)
    {
        var events = run.Journal.Entries.Select(entry => entry.Event).ToList();
        if (events[^1] is not RunEvent.RunEnded end)
        {
            return RunCheck.Unchecked(CheckNames.Outcome, "the run has not ended; 'rebench resume' goes on with it");
        }

        var problems = Problems(events, end).ToList();
        return RunCheck.Of(CheckNames.Outcome, problems, end.Outcome);
    }

    private static IEnumerable<string> Problems(List<RunEvent> events, RunEvent.RunEnded end)
    {
        if (!Known.Contains(end.Outcome))
        {
            yield return $"'{end.Outcome}' is no outcome";
        }

        if (events.Skip(1).Any(happened => happened is RunEvent.RunStarted))
        {
            yield return "the run was started twice";
        }

        if (end.Outcome == RunOutcomes.InfrastructureFailed)
        {
            yield break;
        }

        var exit = events.OfType<RunEvent.AgentExited>().LastOrDefault();
        if (exit is null || exit.Outcome != end.Outcome || exit.Detail != end.Detail)
        {
            yield return $"the run ended as '{end.Outcome}', and the agent {(exit is null ? "never stopped" : $"stopped as '{exit.Outcome}'")}";
        }
    }
}
