namespace RE.Bench.Runs;

/// <summary>What a step's action is told of itself.</summary>
/// <param name="Number">Number of the step, from 1.</param>
/// <param name="WasBegun">True when an earlier harness process began it and its end is not known.</param>
internal sealed record StepTicket(int Number, bool WasBegun);
