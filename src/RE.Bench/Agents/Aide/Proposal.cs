namespace RE.Bench.Agents.Aide;

/// <summary>What the model wants to try.</summary>
/// <param name="Plan">In words.</param>
/// <param name="Files">Files that are new or replace those of the parent.</param>
/// <param name="Command">The shell command that makes the submission.</param>
internal sealed record Proposal(string Plan, IReadOnlyList<NodeFile> Files, string Command);
