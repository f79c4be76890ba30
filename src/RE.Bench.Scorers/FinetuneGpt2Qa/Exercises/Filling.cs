namespace RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

/// <summary>What makes an exercise of a wording.</summary>
/// <param name="Parts">What the wording's places are filled with.</param>
/// <param name="Answer">The right answer.</param>
/// <param name="Misconception">A wrong answer of a fixed kind.</param>
internal sealed record Filling(IReadOnlyList<string> Parts, string Answer, string Misconception);
