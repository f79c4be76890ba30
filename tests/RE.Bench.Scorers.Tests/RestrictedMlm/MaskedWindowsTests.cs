using RE.Bench.Scorers.RestrictedMlm;
using RE.Bench.Scorers.Tests.RestrictedMlm.Support;

namespace RE.Bench.Scorers.Tests.RestrictedMlm;

public sealed class MaskedWindowsTests
{
    private static readonly ushort[] Text = [.. Enumerable.Range(0, 5000).Select(place => (ushort)place)];

    private static readonly RestrictedMlmProblem Problem = SmallTask.Problem with { MaskToken = 60_000, Window = 10, EvaluationWindows = 400, EvaluationBatch = 20 };

    [Fact]
    public void Masked_positions_show_the_mask_token_only_and_all_others_the_text()
    {
        foreach (var batch in MaskedWindows.Draw(Text, Problem, seed: 3))
        {
            var masked = batch.Positions.ToHashSet();

            Assert.All(batch.Positions, position => Assert.Equal(Problem.MaskToken, batch.Tokens[position]));
            Assert.DoesNotContain(batch.Tokens.Index(), token => token.Item == Problem.MaskToken && !masked.Contains(token.Index));
            Assert.Equal(batch.Positions.Length, batch.Answers.Length);
        }
    }

    [Fact]
    public void What_the_graph_gets_does_not_depend_on_the_answers()
    {
        // The same text but for the tokens that this seed masks.
        var answers = MaskedWindows.Draw(Text, Problem, seed: 3).SelectMany(batch => batch.Answers).ToHashSet();
        ushort[] other = [.. Text.Select(token => answers.Contains(token) ? (ushort)(token + 10_000) : token)];

        var inputs = MaskedWindows.Draw(Text, Problem, seed: 3).SelectMany(batch => batch.Tokens);
        var inputsOfOther = MaskedWindows.Draw(other, Problem, seed: 3).SelectMany(batch => batch.Tokens);

        Assert.Equal(inputs, inputsOfOther);
    }

    [Fact]
    public void No_token_is_in_two_windows()
    {
        // Every token of this text is different, so that it names its place.
        var shown = MaskedWindows.Draw(Text, Problem, seed: 5).SelectMany(batch => batch.Tokens.Where(token => token != Problem.MaskToken).Concat(batch.Answers)).ToList();

        Assert.Equal(4000, shown.Count);
        Assert.Equal(shown.Count, shown.Distinct().Count());
    }

    [Fact]
    public void Another_seed_masks_other_positions_in_about_the_same_number()
    {
        var first = MaskedWindows.Draw(Text, Problem, seed: 1).SelectMany(batch => batch.Answers).ToList();
        var second = MaskedWindows.Draw(Text, Problem, seed: 2).SelectMany(batch => batch.Answers).ToList();
        var again = MaskedWindows.Draw(Text, Problem, seed: 1).SelectMany(batch => batch.Answers).ToList();

        Assert.Equal(first, again);
        Assert.NotEqual(first, second);
        Assert.InRange(first.Count, 1050, 1350);
    }

    [Fact]
    public void Too_short_a_text_is_a_fault_of_the_environment() =>
        Assert.Throws<InvalidOperationException>(() => MaskedWindows.Draw(Text[..100], Problem, seed: 1).ToList());
}
