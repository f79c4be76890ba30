namespace RE.Bench.Runs.Live;

/// <summary>The reply of a step that has no answer.</summary>
/// <param name="Interrupted">Why.</param>
internal sealed record BrokenStep(string Interrupted);
