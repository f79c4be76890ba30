using CsCheck;
using RE.Bench.Scoring;

namespace RE.Bench.Tests.Scoring;

public sealed class LedgerTests
{
    private static readonly ScoreScale Scale = new(0, 1);

    /// <summary>Null = a row without a score.</summary>
    private static readonly Gen<double?[]> Scores = Gen.OneOf(Gen.Double[-5, 5].Select(raw => (double?)raw), Gen.Int[-2, 2].Select(raw => (double?)raw), Gen.Const((double?)null)).Array[0, 12];

    [Fact]
    public void The_best_row_is_valid_and_no_valid_row_is_better_or_as_good_and_earlier() => Gen.Select(Scores, Gen.Bool).Sample((scores, isHigher) =>
    {
        var sign = isHigher ? 1 : -1;
        var chosen = Of(scores).Select(ScoreSelection.Best, isHigher ? ScoreDirection.Higher : ScoreDirection.Lower);

        Assert.Equal(scores.All(raw => raw is null), chosen is null);
        Assert.True(chosen is null || scores.Index().All(row => row.Item is not { } raw || sign * raw < sign * chosen.Raw || (raw == chosen.Raw && row.Index >= chosen.Row)));
    });

    [Fact]
    public void The_last_row_is_the_last_valid_one_in_either_direction() => Gen.Select(Scores, Gen.Enum<ScoreDirection>()).Sample((scores, direction) =>
        Assert.Equal(Array.FindLastIndex(scores, raw => raw is not null), Of(scores).Select(ScoreSelection.Last, direction)?.Row ?? -1));

    [Fact]
    public void Adding_changes_no_earlier_ledger() => Scores.Sample(scores =>
    {
        var before = Of(scores);
        _ = before.Add(Row(scores.Length, 1));

        Assert.Equal(scores.Length, before.Rows.Count);
    });

    [Theory]
    [InlineData("scored", null)]
    [InlineData("scored", double.NaN)]
    [InlineData("scored", double.PositiveInfinity)]
    [InlineData("invalid", 1.0)]
    [InlineData("timed-out", 0.0)]
    [InlineData("crashed", double.NaN)]
    public void A_row_whose_number_does_not_fit_its_outcome_is_not_added(string outcome, double? raw) =>
        Assert.Throws<ArgumentException>(() => Ledger.Empty.Add(Row(0, null) with { Outcome = outcome, Raw = raw, Normalized = raw }));

    [Fact]
    public void A_row_out_of_order_is_not_added()
    {
        Assert.Throws<ArgumentException>(() => Ledger.Empty.Add(Row(1, 1)));
        Assert.Throws<ArgumentException>(() => Of([1]).Add(Row(1, 1) with { At = TimeSpan.FromSeconds(-1) }));
    }

    private static Ledger Of(double?[] scores) => scores.Index().Aggregate(Ledger.Empty, (ledger, row) => ledger.Add(Row(row.Index, row.Item)));

    private static LedgerRow Row(int number, double? raw) => new()
    {
        Row = number,
        At = TimeSpan.FromMinutes(number),
        Time = DateTimeOffset.UnixEpoch,
        Purpose = "requested",
        Outcome = raw is null ? "invalid" : "scored",
        Raw = raw,
        Normalized = raw is { } value ? Scale.Normalize(value) : null,
        Scorer = "sample/1",
        Seed = 1,
    };
}
