using RE.Bench.Budgets;

namespace RE.Bench.Tests.Budgets;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("30m", 1800)]
    [InlineData("8h", 28800)]
    [InlineData("1h30m", 5400)]
    [InlineData("2d", 172800)]
    [InlineData("250ms", 0.25)]
    public void People_write_durations_with_units(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), DurationText.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("30")]
    [InlineData("-5m")]
    [InlineData("0s")]
    [InlineData("1.5h")]
    [InlineData("5m1h")]
    [InlineData("999999999d")]
    [InlineData("30 m")]
    public void Anything_else_is_no_duration(string? text) => Assert.Null(DurationText.TryParse(text));

    [Theory]
    [InlineData("12m4s")]
    [InlineData("1d2h")]
    [InlineData("250ms")]
    public void A_duration_is_written_as_it_is_read(string text) => Assert.Equal(text, DurationText.Format(DurationText.TryParse(text)!.Value));
}
