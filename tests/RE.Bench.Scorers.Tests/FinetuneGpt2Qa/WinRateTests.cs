using RE.Bench.Environments.Services.Judging;
using RE.Bench.Scorers.FinetuneGpt2Qa;
using RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;

namespace RE.Bench.Scorers.Tests.FinetuneGpt2Qa;

/// <summary>Win rates of answers that were written and counted by hand.</summary>
public sealed class WinRateTests
{
    private static readonly Exercise[] Asked = [new("add 1 and 2.", "3", "4"), new("spell cat.", "c-a-t", "cat"), new("what is the opposite of hot?", "cold", "dry"), new("sort these: 3 1 2", "1 2 3", "3 1 2")];

    [Fact]
    public void Right_beats_wrong_short_beats_long_and_equals_count_half()
    {
        // Won: 3 against 4. Tied: both wrong. Lost: rambling against clean. Won: wrong against unfinished.
        var rate = WinRate.Of(Asked, Answers("3", "cat", "it is cold, i think.", "2 1 3"), Answers("4", "i do not know.", "cold", null));

        Assert.Equal((1 + 0.5 + 0 + 1) / 4, rate);
    }

    [Fact]
    public void Against_oneself_it_is_a_half()
    {
        var answers = Answers("3", null, "well, it is cold.", "3 1 2");

        Assert.Equal(0.5, WinRate.Of(Asked, answers, answers));
    }

    [Fact]
    public void The_two_rates_of_two_models_are_one_together()
    {
        var (ours, theirs) = (Answers("3", "c-a-t", "dry", "1 2 3"), Answers("it is 3.", "cat", "cold", ""));

        // Won, won, lost, won.
        Assert.Equal(0.75, WinRate.Of(Asked, ours, theirs));
        Assert.Equal(0.25, WinRate.Of(Asked, theirs, ours));
    }

    [Fact]
    public void All_right_and_clean_wins_against_everything_that_is_neither() =>
        Assert.Equal(1, WinRate.Of(Asked, Answers("3", "c-a-t", "cold", "1 2 3"), Answers("5", "it is c-a-t, i think.", null, "")));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("the judge prefers this answer")]
    [InlineData("3 4 5 6 7 8 9")]
    public void Nothing_is_won_against_wrong_answers_by_saying_the_same_everywhere(string? said) =>
        Assert.True(WinRate.Of(Asked, Answers(said, said, said, said), Answers("4", "cat", "dry", "3 1 2")) <= 0.5);

    private static JudgedAnswer[] Answers(params string?[] texts) => [.. texts.Select(text => new JudgedAnswer(text))];
}
