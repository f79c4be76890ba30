namespace RE.Bench.Analysis.Fairness;

/// <summary>One of several values that a condition takes.</summary>
/// <param name="Value">The value; <c>unknown</c> where a run does not say.</param>
/// <param name="Runs">How many runs have it.</param>
public sealed record MixedValue(string Value, int Runs);
