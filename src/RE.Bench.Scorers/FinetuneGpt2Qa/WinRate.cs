using RE.Bench.Environments.Services.Judging;
using RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

namespace RE.Bench.Scorers.FinetuneGpt2Qa;

/// <summary>How often one model's answers are preferred to another's.</summary>
internal static class WinRate
{
    /// <summary>Mean over the prompts; each pair is judged in both orders, a win counts 1 and a tie 1/2.</summary>
    /// <param name="exercises">What was asked.</param>
    /// <param name="ours">Answers of the submitted model, one an exercise.</param>
    /// <param name="theirs">Answers of the other.</param>
    public static double Of(IReadOnlyList<Exercise> exercises, IReadOnlyList<JudgedAnswer> ours, IReadOnlyList<JudgedAnswer> theirs) => exercises
        .Select((exercise, index) => (Won(exercise, ours[index], theirs[index]) + 1 - Won(exercise, theirs[index], ours[index])) / 2)
        .Average();

    private static double Won(Exercise exercise, JudgedAnswer first, JudgedAnswer second) => CheckedAnswer.Compare(exercise.Answer, first, second) switch
    {
        Preference.First => 1,
        Preference.Second => 0,
        _ => 0.5,
    };
}
