using CsCheck;
using RE.Bench.Reports.Plots.Styles;

namespace RE.Bench.Tests.Reports.Plots;

public sealed class FigureWordsTests
{
    [Theory]
    [InlineData("o1, 30m", "o1, 30m")]
    [InlineData("a very long name of an agent, 30m", "a very long n…nt, 30m")]
    [InlineData("tab\tand \u202ebidi", "tab?and ?bidi")]
    public void A_name_keeps_its_begin_and_its_end(string name, string shown) => Assert.Equal(shown, FigureWords.Short(name, 21));

    [Fact]
    public void Any_text_fits_and_can_be_drawn() => Gen.String.Sample(text =>
        FigureWords.Short(text, 12) is var shown && shown.Length <= 12 && !shown.Any(char.IsControl) && shown.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar));
}
