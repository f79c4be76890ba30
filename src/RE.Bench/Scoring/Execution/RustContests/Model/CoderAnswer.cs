namespace RE.Bench.Scoring.Execution.RustContests.Model;

/// <summary>What the weak model answers.</summary>
/// <param name="Text">The answer.</param>
/// <param name="PromptTokens">Tokens of the conversation.</param>
/// <param name="CompletionTokens">Tokens of the answer.</param>
/// <param name="Note">For the log that is kept with the score, never for the program: what a simulated model drew.</param>
public sealed record CoderAnswer(string Text, int PromptTokens, int CompletionTokens, string Note);
