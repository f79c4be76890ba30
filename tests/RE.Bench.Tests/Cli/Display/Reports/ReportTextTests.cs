using RE.Bench.Cli.Display.Reports;
using RE.Bench.Reports.Model;
using RE.Bench.Tests.Reports.Formats;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.Display.Reports;

public sealed class ReportTextTests
{
    public static TheoryData<string> Names => HostileNames.All;

    [Fact]
    public void A_report_is_tables_and_how_to_read_them() => Golden.Matches("report.txt", Written(SomeReport.Small()));

    [Fact]
    public void A_mixture_is_marked_and_explained() =>
        Golden.Matches("report-mixed.txt", Written(SomeReport.Of(SomeReport.Group("o1", "30m", 0.3, 1) with { Budget = "30m, 2h", Mixed = ["budgets 30m and 2h"] })));

    [Fact]
    public void Lines_fit_into_80_columns_whatever_the_names_are()
    {
        var report = SomeReport.Of([.. Enumerable.Range(0, 12).Select(at => SomeReport.Group($"an agent with a name that is far too long for any table, number {at}", "8h", 12.5, at + 1, 900, 7))]);

        Assert.All(Written(report).Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void The_end_of_a_long_name_stays_because_it_tells_budgets_apart() =>
        Assert.Matches(@"Claude 3.*….*, 30m +0\.30", Written(SomeReport.Of(SomeReport.Group("x", "30m", 0.3, 1) with { Name = "Claude 3.5 Sonnet (New) in a scaffold, 30m" })));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_obeys_no_terminal(string name) =>
        Assert.All(Written(HostileNames.In(name)), letter => Assert.False(letter != '\n' && (char.IsControl(letter) || letter is '\u202e' or '\u2028')));

    private static string Written(Report report)
    {
        var output = new StringWriter { NewLine = "\n" };
        ReportText.Write(InertReport.Of(report), output);
        return output.ToString();
    }
}
