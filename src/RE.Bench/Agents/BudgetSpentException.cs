namespace RE.Bench.Agents;

/// <summary>A limit was reached in the middle of a step; the executor turns it into <see cref="AgentExit.BudgetSpent"/>.</summary>
/// <param name="limit">Which limit: <c>time</c>, <c>tokens</c>, <c>cost</c>, <c>messages</c>, <c>scores</c>, <c>wall</c>; of a batch <c>batch-cost</c> and so on.</param>
public sealed class BudgetSpentException(string limit) : Exception($"The {limit} budget is spent.")
{
    /// <summary>Which limit.</summary>
    public string Limit { get; } = limit;
}
