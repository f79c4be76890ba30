using System.Globalization;
using System.Text.RegularExpressions;
using RE.Bench.Environments.Services.Judging;
using RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

namespace RE.Bench.Scorers.Tests.FinetuneGpt2Qa;

public sealed class ExerciseBookTests
{
    [Fact]
    public void A_hidden_prompt_is_none_of_training()
    {
        var training = ExerciseBook.DrawDistinct(new Random(1), ExerciseSplit.Training, 6000).Select(exercise => exercise.Prompt).ToHashSet();
        var hidden = ExerciseBook.DrawDistinct(new Random(2), ExerciseSplit.Hidden, 3000);

        Assert.DoesNotContain(hidden, exercise => training.Contains(exercise.Prompt));
    }

    [Fact]
    public void One_seed_gives_one_set_and_another_gives_another()
    {
        Assert.Equal(ExerciseBook.DrawDistinct(new Random(3), ExerciseSplit.Hidden, 500), ExerciseBook.DrawDistinct(new Random(3), ExerciseSplit.Hidden, 500));
        Assert.NotEqual(ExerciseBook.DrawDistinct(new Random(3), ExerciseSplit.Hidden, 500), ExerciseBook.DrawDistinct(new Random(4), ExerciseSplit.Hidden, 500));
    }

    [Fact]
    public void The_right_answer_is_right_and_the_misconception_is_wrong_in_every_family() => Assert.All(Drawn(), exercise =>
    {
        Assert.True(CheckedAnswer.IsRight(exercise.Answer, new(exercise.Answer)), exercise.ToString());
        Assert.True(CheckedAnswer.IsRight(exercise.Answer, new($"well, it is {exercise.Answer}, i think.")), exercise.ToString());
        Assert.False(CheckedAnswer.IsRight(exercise.Answer, new(exercise.Misconception)), exercise.ToString());
    });

    [Fact]
    public void Sums_orders_and_spellings_are_those_of_other_code()
    {
        var sums = Answers(@"^what is (\d+) \+ (\d+)\?$");
        var orders = Answers(@"^sort these: (\d) (\d) (\d)$");
        var spellings = Answers(@"^spell (\w+)\.$");
        var reversed = Answers(@"^reverse the list: (\w+) (\w+) (\w+)$");

        Assert.All(sums, found => Assert.Equal(int.Parse(found.Parts[0], CultureInfo.InvariantCulture) + int.Parse(found.Parts[1], CultureInfo.InvariantCulture), int.Parse(found.Answer, CultureInfo.InvariantCulture)));
        Assert.All(orders, found => Assert.True(found.Answer[0] < found.Answer[2] && found.Answer[2] < found.Answer[4] && found.Parts.All(part => found.Answer.Contains(part, StringComparison.Ordinal))));
        Assert.All(spellings, found => Assert.Equal(found.Parts[0], found.Answer.Replace("-", "", StringComparison.Ordinal)));
        Assert.All(reversed, found => Assert.Equal($"{found.Parts[2]} {found.Parts[1]} {found.Parts[0]}", found.Answer));
    }

    private static List<(string[] Parts, string Answer)> Answers(string pattern)
    {
        var found = Drawn().Select(exercise => (Match: Regex.Match(exercise.Prompt, pattern), exercise.Answer)).Where(one => one.Match.Success)
            .Select(one => (one.Match.Groups.Values.Skip(1).Select(group => group.Value).ToArray(), one.Answer)).ToList();
        Assert.NotEmpty(found);
        return found;
    }

    private static IEnumerable<Exercise> Drawn()
    {
        var random = new Random(7);
        return Enumerable.Range(0, 20_000).Select(_ => ExerciseBook.Draw(random, ExerciseSplit.Everything));
    }
}
