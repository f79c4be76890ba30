using RE.Bench.Analysis.Fairness;

namespace RE.Bench.Reports.Gates;

/// <summary>A condition under which runs and their baseline differ.</summary>
/// <param name="Kind">Which condition.</param>
/// <param name="Words">Whose runs, and its values.</param>
internal sealed record Mismatch(MixtureKind Kind, string Words);
