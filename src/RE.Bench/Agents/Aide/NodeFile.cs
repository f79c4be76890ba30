namespace RE.Bench.Agents.Aide;

/// <summary>A file that the model wrote.</summary>
/// <param name="Path">Relative to the node's folder.</param>
/// <param name="Content">Its text.</param>
internal sealed record NodeFile(string Path, string Content);
