namespace RE.Bench.Scoring.Execution.Finetuning;

/// <summary>One example of what a model shall learn.</summary>
/// <param name="Prompt">What is asked.</param>
/// <param name="Response">What shall be answered.</param>
internal sealed record FinetuneRow(string Prompt, string Response);
