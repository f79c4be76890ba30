using RE.Bench.Analysis.Resampling;

namespace RE.Bench.Analysis.Splits;

/// <summary>The best split of one total budget.</summary>
/// <param name="Split">The split that does best on the runs as they are.</param>
/// <param name="Score">Its score@k.</param>
/// <param name="Interval">Of what such a choice yields; null when resamples could not differ.</param>
/// <param name="Runs">Runs behind it.</param>
/// <param name="TooFew">Limits of which there are too few runs to spend this budget on, so that a better split may be unseen.</param>
public sealed record FrontierPoint(BudgetSplit Split, double Score, Interval? Interval, int Runs, IReadOnlyList<TimeSpan> TooFew);
