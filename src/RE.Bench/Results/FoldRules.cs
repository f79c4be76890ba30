using RE.Bench.Scoring;

namespace RE.Bench.Results;

/// <summary>All that a fold needs to know of an environment.</summary>
/// <param name="Scale">Starting and reference score of the profile.</param>
/// <param name="Better">Which direction is better.</param>
/// <param name="Selection">Which row counts.</param>
internal sealed record FoldRules(ScoreScale Scale, ScoreDirection Better, ScoreSelection Selection);
