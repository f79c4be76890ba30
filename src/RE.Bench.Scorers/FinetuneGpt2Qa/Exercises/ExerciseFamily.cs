namespace RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

/// <summary>One kind of instruction.</summary>
/// <param name="Name">Short name.</param>
/// <param name="UsesWords">Whether it names words, of which some are held out; a family of numbers holds out only a wording.</param>
/// <param name="Make">Fills in one exercise.</param>
/// <param name="Wordings">Ways to ask, with <c>{0}</c>, <c>{1}</c> for what is asked about; the last one is held out.</param>
internal sealed record ExerciseFamily(string Name, bool UsesWords, Func<WordDraw, Filling> Make, params IReadOnlyList<string> Wordings);
