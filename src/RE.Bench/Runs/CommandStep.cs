namespace RE.Bench.Runs;

/// <summary>A command step in the journal.</summary>
/// <param name="Tool">Name of the tool as the agent called it.</param>
/// <param name="Script">The shell text.</param>
/// <param name="Timeout">After this it is killed.</param>
internal sealed record CommandStep(string Tool, string Script, TimeSpan Timeout);
