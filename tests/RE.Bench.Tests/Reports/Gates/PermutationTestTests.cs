using CsCheck;
using RE.Bench.Reports.Gates;

namespace RE.Bench.Tests.Reports.Gates;

public sealed class PermutationTestTests
{
    [Fact]
    public void The_most_extreme_of_20_exchanges_has_a_p_value_of_one_twentieth() =>
        Assert.Equal(0.05, PermutationTest.PValue([Pair([0.1, 0.2, 0.3], [0.4, 0.5, 0.6])], 1), 12);

    [Fact]
    public void A_worked_case()
    {
        // Of the six ways to give two of {1, 2, 3, 4} to now, {1, 2} and {1, 3} have a sum of at most 4.
        Assert.Equal(2 / 6.0, PermutationTest.PValue([Pair([1, 3], [2, 4])], 1), 12);
    }

    [Fact]
    public void Equal_scores_are_no_drop() => Assert.Equal(1, PermutationTest.PValue([Pair([0, 0, 0], [0, 0, 0])], 1));

    [Fact]
    public void Environments_are_exchanged_each_within_itself()
    {
        // Two environments of 2 against 2 have 36 exchanges, and one of them is as low as this.
        Assert.Equal(1 / 36.0, PermutationTest.PValue([Pair([0, 0.1], [1, 1.1]), Pair([10, 10.1], [11, 11.1])], 1), 12);
    }

    [Fact]
    public void Too_many_exchanges_are_drawn_and_come_near_to_all()
    {
        double[] now = [.. Enumerable.Range(0, 9).Select(at => at * 0.1 - 0.1)];
        double[] before = [.. Enumerable.Range(0, 9).Select(at => at * 0.1)];

        var exact = PermutationTest.PValue([Pair(now, before)], 1);
        var drawn = PermutationTest.PValue([Pair(now, before), Pair([0, 0, 0], [0, 0, 0]), Pair([0, 0], [0, 0])], 1);

        Assert.InRange(drawn, exact - 0.02, exact + 0.02);
    }

    [Fact]
    public void The_same_seed_gives_the_same_p_value() =>
        Gen.Double[0, 1].Array[24].Sample(scores => PermutationTest.PValue([Pair(scores[..12], scores[12..])], 7) == PermutationTest.PValue([Pair(scores[..12], scores[12..])], 7), iter: 20);

    [Fact]
    public void A_lower_now_never_has_a_higher_p_value() =>
        Gen.Select(Gen.Double[0, 1].Array[4], Gen.Double[0, 1].Array[5], Gen.Double[0, 1]).Sample((now, before, drop) =>
            PermutationTest.PValue([Pair([.. now.Select(score => score - drop)], before)], 1) <= PermutationTest.PValue([Pair(now, before)], 1) + 1e-12);

    [Fact]
    public void Order_does_not_matter() =>
        Gen.Select(Gen.Double[0, 1].Array[5], Gen.Double[0, 1].Array[4]).Sample((now, before) =>
            Math.Abs(PermutationTest.PValue([Pair(now, before)], 1) - PermutationTest.PValue([Pair([.. now.Reverse()], [.. before.Reverse()])], 1)) < 1e-12);

    [Theory]
    [InlineData(5, 5, 252)]
    [InlineData(3, 3, 20)]
    [InlineData(1, 19, 20)]
    [InlineData(19, 1, 20)]
    [InlineData(30, 30, 118264581564861424)]
    public void Choices_are_counted(int n, int m, double expected) => Assert.Equal(expected, PermutationTest.Choices(n, m), expected * 1e-12);

    [Fact]
    public void Holm_multiplies_the_smallest_by_all_and_never_goes_down() =>
        Assert.Equal([0.045, 0.03, 0.045, 1], HolmCorrection.Adjust([0.02, 0.0075, 0.015, 1]).Select(value => Math.Round(value, 9)));

    private static ScorePair Pair(double[] now, double[] before) => new("sample", now, before);
}
