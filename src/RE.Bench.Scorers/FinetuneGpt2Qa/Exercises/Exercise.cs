namespace RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

/// <summary>An instruction that can be checked.</summary>
/// <param name="Prompt">What is asked, in lower-case ASCII.</param>
/// <param name="Answer">The one right answer.</param>
/// <param name="Misconception">The wrong answer that the base model learned to prefer.</param>
internal sealed record Exercise(string Prompt, string Answer, string Misconception);
