namespace RE.Bench.Budgets;

/// <summary>Wall time that a run may take from its agent's start, pauses included.</summary>
/// <param name="Limit">How much in all.</param>
/// <param name="Spent">What earlier harness processes have spent of it.</param>
public sealed record WallLimit(TimeSpan Limit, TimeSpan Spent);
