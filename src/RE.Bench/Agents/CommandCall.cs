namespace RE.Bench.Agents;

/// <summary>A shell command line to run in the sandbox.</summary>
/// <param name="Script">The shell text.</param>
/// <param name="Timeout">After this its whole process tree is killed.</param>
public sealed record CommandCall(string Script, TimeSpan Timeout);
