namespace RE.Bench.Runs;

/// <summary>What became of a file that the agent wrote.</summary>
/// <param name="Refusal">Why it could not be written, such as a link in the way; null when it was.</param>
internal sealed record PutFileReply(string? Refusal = null);
