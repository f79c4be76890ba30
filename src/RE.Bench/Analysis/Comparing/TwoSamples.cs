namespace RE.Bench.Analysis.Comparing;

/// <summary>Scores of both sides of a comparison on one environment.</summary>
/// <param name="A">One a run of A.</param>
/// <param name="B">One a run of B.</param>
public sealed record TwoSamples(IReadOnlyList<double> A, IReadOnlyList<double> B);
