namespace RE.Bench.Budgets;

/// <summary>A limit leaves nothing for another call.</summary>
/// <param name="limit">Which limit, as outcomes name it: <c>cost</c>, <c>tokens</c>, <c>messages</c>, <c>scores</c>, <c>batch-cost</c> ….</param>
public sealed class LimitReachedException(string limit) : Exception($"The limit of {limit} is reached.")
{
    /// <summary>Which limit.</summary>
    public string Limit { get; } = limit;
}
