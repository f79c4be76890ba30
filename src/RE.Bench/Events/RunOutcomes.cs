namespace RE.Bench.Events;

/// <summary>How a run can end, as written in results.</summary>
public static class RunOutcomes
{
    /// <summary>The agent handed in its work.</summary>
    public const string Submitted = "submitted";

    /// <summary>Time, tokens or money ran out; what was there was scored.</summary>
    public const string BudgetSpent = "budget-spent";

    /// <summary>The agent could not go on; what was there was scored.</summary>
    public const string AgentFailed = "agent-failed";

    /// <summary>Sandbox, scorer, provider or disk failed; the run can be resumed.</summary>
    public const string InfrastructureFailed = "infrastructure-failed";

    /// <summary>A person ended it; what was there was scored.</summary>
    public const string Cancelled = "cancelled";
}
