namespace RE.Bench.Runs.Live;

/// <summary>A wish to score in the journal.</summary>
/// <param name="Key">Stands for the wish, so that its repetition is known; null = none comes.</param>
internal sealed record ScoreStep(string? Key);
