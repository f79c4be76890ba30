using RE.Bench.Environments.Services.Judging;
using RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;
using RE.Bench.Scorers.FinetuneGpt2Qa.Sampling;
using RE.Bench.Scorers.Shared.Gpt;

namespace RE.Bench.Scorers.FinetuneGpt2Qa;

/// <summary>The prompts of one scoring and the seeds of their answers, all from the harness's seed.</summary>
internal sealed class HiddenSet
{
    private readonly FinetuneGpt2QaProblem _problem;
    private readonly AnswerSampler _sampler;
    private readonly int _seed;

    public HiddenSet(FinetuneGpt2QaProblem problem, IAnswerVocabulary vocabulary, long seed)
    {
        (_problem, _sampler, _seed) = (problem, new AnswerSampler(vocabulary, problem.AnswerTokens, problem.CutAnswersCount), unchecked((int)(seed ^ (seed >> 32))));
        Exercises = ExerciseBook.DrawDistinct(new Random(_seed), ExerciseSplit.Hidden, problem.HiddenPrompts);
        Prompts = [.. Exercises.Select(exercise => exercise.Prompt)];
    }

    /// <summary>What is asked.</summary>
    public IReadOnlyList<Exercise> Exercises { get; }

    private IReadOnlyList<string> Prompts { get; }

    /// <summary>A model's answers, one set a seed; no two models share a seed.</summary>
    /// <param name="weights">The model.</param>
    /// <param name="model">Its number.</param>
    public IReadOnlyList<JudgedAnswer[]> Answers(GptWeights weights, int model)
    {
        var seeds = new Random(unchecked((_seed * 31) + model));
        return [.. Enumerable.Range(0, _problem.AnswerSeeds).Select(_ => _sampler.Answer(weights, Prompts, seeds.NextInt64(1, int.MaxValue)))];
    }

    /// <summary>Mean of the win rates over the seeds.</summary>
    public double WinRateOf(IReadOnlyList<JudgedAnswer[]> ours, IReadOnlyList<JudgedAnswer[]> theirs) => ours.Zip(theirs, (one, other) => WinRate.Of(Exercises, one, other)).Average();

    /// <summary>Share of right answers, over all seeds.</summary>
    public double RightShare(IReadOnlyList<JudgedAnswer[]> answers) => answers.Average(set => Exercises.Zip(set).Average(pair => CheckedAnswer.IsRight(pair.First.Answer, pair.Second) ? 1.0 : 0));
}
