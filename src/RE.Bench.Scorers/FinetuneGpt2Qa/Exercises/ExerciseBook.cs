using System.Globalization;

namespace RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

/// <summary>
/// Draws exercises from a seed. A hidden exercise never equals one of training: it uses a wording that training lacks, or only held-out words with
/// any wording.
/// </summary>
internal static class ExerciseBook
{
    /// <summary>Longest prompt that is drawn, in characters.</summary>
    public const int LongestPrompt = 80;

    /// <summary>All families; each is drawn equally often.</summary>
    public static IReadOnlyList<ExerciseFamily> Families { get; } = [.. NumberFamilies.All, .. WordFamilies.All, .. FactFamilies.All];

    /// <summary>One exercise.</summary>
    public static Exercise Draw(Random random, ExerciseSplit split)
    {
        while (true)
        {
            var exercise = Draw(Families[random.Next(Families.Count)], random, split);
            if (exercise.Prompt.Length <= LongestPrompt)
            {
                return exercise;
            }
        }
    }

    /// <summary>Different exercises.</summary>
    public static IReadOnlyList<Exercise> DrawDistinct(Random random, ExerciseSplit split, int count)
    {
        var drawn = new Dictionary<string, Exercise>();
        while (drawn.Count < count)
        {
            var exercise = Draw(random, split);
            drawn.TryAdd(exercise.Prompt, exercise);
        }

        return [.. drawn.Values];
    }

    private static Exercise Draw(ExerciseFamily family, Random random, ExerciseSplit split)
    {
        var last = family.Wordings.Count - 1;
        var isOldWording = split == ExerciseSplit.Hidden && family.UsesWords && random.Next(2) == 0;
        var wording = split switch
        {
            ExerciseSplit.Everything => random.Next(last + 1),
            ExerciseSplit.Training => random.Next(last),
            _ => isOldWording ? random.Next(last) : last,
        };
        var words = split == ExerciseSplit.Hidden && !isOldWording && random.Next(2) == 0 ? ExerciseSplit.Everything : split;
        var filling = family.Make(new WordDraw(random, words));
        return new(string.Format(CultureInfo.InvariantCulture, family.Wordings[wording], [.. filling.Parts]), filling.Answer, filling.Misconception);
    }
}
