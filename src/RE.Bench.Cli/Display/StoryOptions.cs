namespace RE.Bench.Cli.Display;

/// <summary>How a run's story is told.</summary>
/// <param name="Full">Scripts, outputs and replies whole, as far as the journal has them.</param>
/// <param name="HideNumbers">Scores of a run that has not ended are shown as valid or invalid only.</param>
internal sealed record StoryOptions(bool Full, bool HideNumbers);
