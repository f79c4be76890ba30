namespace RE.Bench.Scoring.Execution.RustContests.Model;

/// <summary>A message of a conversation with the weak model.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Text">What it says.</param>
public sealed record CoderMessage(string Role, string Text);
