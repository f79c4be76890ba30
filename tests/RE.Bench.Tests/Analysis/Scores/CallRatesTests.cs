using RE.Bench.Analysis.Scores;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Scores;

public sealed class CallRatesTests
{
    [Fact]
    public void Scorings_and_hours_are_summed_before_they_are_divided()
    {
        var rates = CallRates.Of(
        [
            SomeRun.With("one", (5, 0.4), (10, null), (20, 0.9)),
            SomeRun.With("two", (5, 0.1)) with { Spent = TimeSpan.FromMinutes(90) },
        ]);

        Assert.Equal(0.25, rates.Invalid);
        Assert.Equal(2, rates.PerHour);
    }

    [Fact]
    public void A_run_without_scorings_lowers_the_calls_and_says_nothing_of_the_invalid()
    {
        var rates = CallRates.Of([SomeRun.With("one")]);

        Assert.Equal((null, 0.0), (rates.Invalid, rates.PerHour));
    }

    [Fact]
    public void Runs_of_which_only_the_end_is_known_tell_neither()
    {
        var rates = CallRates.Of([SomeRun.Ended("one", 1)]);

        Assert.Equal((null, null), (rates.Invalid, rates.PerHour));
    }
}
