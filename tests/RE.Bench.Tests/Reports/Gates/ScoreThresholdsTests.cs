using RE.Bench.Budgets;
using RE.Bench.Reports.Gates;

namespace RE.Bench.Tests.Reports.Gates;

public sealed class ScoreThresholdsTests
{
    [Fact]
    public void A_number_is_for_every_environment_and_a_name_for_one() => Assert.Equal(
        [new ScoreThreshold(null, 0.4), new ScoreThreshold("scaling-law", 0.6), new ScoreThreshold("rust-codecontests", 1e-1)],
        ScoreThresholds.Parse(["0.4", "scaling-law=0.6", "rust-codecontests=1e-1"]));

    [Fact]
    public void All_that_cannot_be_read_is_named_at_once()
    {
        var message = Assert.Throws<UserErrorException>(() => ScoreThresholds.Parse(["0,4", "a=", "=0.4", "b=NaN", "c=-1", "d=Infinity", "0.4", "0.5", "e=1", "e=1"])).Message;

        Assert.Equal(8, message.Split('\n').Length);
        Assert.Contains("'0,4' is no lowest score. Write a number of at least 0 such as '0.4'", message, StringComparison.Ordinal);
        Assert.Contains("--min-score gives every environment 2 lowest scores: '0.4', '0.5'. Give one.", message, StringComparison.Ordinal);
        Assert.Contains("--min-score gives 'e' 2 lowest scores", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_environment_is_named_with_the_nearest()
    {
        var thresholds = ScoreThresholds.Parse(["scaling-lw=0.4", "nothing-like-it=1", "scaling-law=1"]);

        var message = Assert.Throws<UserErrorException>(() => ScoreThresholds.RequireKnown(thresholds, ["scaling-law", "sample"])).Message;

        Assert.Contains("'scaling-lw', which neither exists nor has runs. Did you mean 'scaling-law'?", message, StringComparison.Ordinal);
        Assert.Contains("'nothing-like-it', which neither exists nor has runs. 'rebench list' prints all.", message, StringComparison.Ordinal);
    }
}
