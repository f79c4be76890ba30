namespace RE.Bench.Agents;

/// <summary>Why an agent stopped.</summary>
public abstract record AgentExit
{
    private AgentExit()
    {
    }

    /// <summary>It handed in its work.</summary>
    public sealed record Submitted : AgentExit;

    /// <summary>Time, tokens, cost or messages ran out.</summary>
    /// <param name="Limit">Which limit: <c>time</c>, <c>tokens</c>, <c>cost</c>, <c>messages</c>, <c>scores</c>, <c>wall</c>; of a batch <c>batch-cost</c> and so on.</param>
    public sealed record BudgetSpent(string Limit) : AgentExit;

    /// <summary>It could not go on, for a reason of its own.</summary>
    /// <param name="Reason">What happened.</param>
    public sealed record Failed(string Reason) : AgentExit;
}
