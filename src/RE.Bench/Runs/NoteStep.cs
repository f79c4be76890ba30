namespace RE.Bench.Runs;

/// <summary>A note of the agent in the journal.</summary>
/// <param name="Topic">Short name.</param>
/// <param name="Text">What to show.</param>
internal sealed record NoteStep(string Topic, string Text);
