using System.Text;
using CsCheck;
using RE.Bench.Reports.Gates;
using RE.Bench.Reports.GitHub;
using RE.Bench.Tests.Reports.Gates;
using RE.Bench.Tests.Reports.JUnit;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.GitHub;

public sealed class StepSummaryTests
{
    [Fact]
    public void The_page_shows_gates_scores_and_what_does_not_count() => Golden.Matches("summary.md", StepSummary.Render(JUnitXmlTests.Sheet()));

    [Fact]
    public void Hostile_text_is_no_markup_and_ends_no_cell()
    {
        const string Hostile = "<img src=x onerror=y> | [a](javascript:b) `c` ![d](https://e) www.f \u202e\n# g";
        var sheet = new GateSheet(GateRuns.Report([]), [new GateResult(GateKind.MinScore, Hostile, Hostile, new GateOutcome.Failed(Hostile))]);

        var rows = StepSummary.Render(sheet).Split('\n').Where(line => line.StartsWith("| min-score", StringComparison.Ordinal)).ToList();

        var row = Assert.Single(rows);
        Assert.DoesNotMatch(@"<|(?<!\\)\[|(?<!\\)`|https?:/|www\.|\u202e", row);
        Assert.Equal(6, Bars(row));
    }

    [Fact]
    public void A_row_has_five_cells_whatever_the_text() => Gen.Select(Gen.String, Gen.String).Sample(
        (name, reason) =>
        {
            var sheet = new GateSheet(GateRuns.Report([]), [new GateResult(GateKind.Baseline, name, "a", new GateOutcome.Skipped(reason))]);
            return Bars(StepSummary.Render(sheet).Split('\n').Single(line => line.StartsWith("| baseline", StringComparison.Ordinal))) == 6;
        },
        iter: Often.Times(500));

    [Fact]
    public void A_text_that_fits_is_whole() => Assert.Equal("a\nb\n", StepSummary.Fit("a\nb\n", StepSummary.MostBytes - 4));

    [Fact]
    public void A_longer_one_is_cut_at_a_line_and_says_so()
    {
        var text = string.Concat(Enumerable.Repeat("äöü line\n", 200_000));

        var fit = StepSummary.Fit(text, 1000);

        Assert.InRange(Encoding.UTF8.GetByteCount(fit), StepSummary.MostBytes - 1100, StepSummary.MostBytes - 1000);
        Assert.EndsWith("äöü line\n\n… the summary is cut here: a step's summary has at most 1 MiB.\n", fit, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_file_gets_nothing_more() => Assert.Equal("", StepSummary.Fit("a\nb\n", StepSummary.MostBytes));

    [Fact]
    public void Output_values_are_between_delimiters()
    {
        var sheet = JUnitXmlTests.Sheet();

        Assert.Equal("score<<d1\n0.175\nd1\npassed<<d1\nfalse\nd1\n", OutputValues.Render(sheet, "d1"));
        Assert.Equal("score<<d1\n\nd1\npassed<<d1\ntrue\nd1\n", OutputValues.Render(new GateSheet(GateRuns.Report([]), []), "d1"));
    }

    private static int Bars(string row) => row.Where((letter, at) => letter == '|' && (at == 0 || row[at - 1] != '\\')).Count();
}
