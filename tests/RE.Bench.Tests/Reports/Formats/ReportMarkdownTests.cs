using RE.Bench.Cli.Display.Reports;
using RE.Bench.Reports.Formats;
using RE.Bench.Reports.Model;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Formats;

public sealed class ReportMarkdownTests
{
    public static TheoryData<string> Names => HostileNames.All;

    [Fact]
    public void A_report_is_headings_and_tables() => Golden.Matches("report.md", Written(SomeReport.Small()));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_changes_neither_the_tables_nor_the_page(string name)
    {
        var text = Written(HostileNames.In(name));

        Assert.Equal(Shape(Written(HostileNames.In("name"))), Shape(text));
        Assert.DoesNotContain("<", text);
        Assert.DoesNotContain("://", text);
        Assert.DoesNotMatch(@"(?<!\\)[`*\[\]!]", text);
    }

    [Fact]
    public void A_report_in_Markdown_obeys_no_terminal() =>
        Assert.DoesNotContain('\u001b', Written(InertReport.Of(HostileNames.In("\u001b[2J"))));

    // Lines and columns.
    private static string Shape(string text) => string.Join('\n', text.Split('\n').Select(line => System.Text.RegularExpressions.Regex.Count(line, @"(?<!\\)\|")));

    private static string Written(Report report)
    {
        var output = new StringWriter();
        ReportMarkdown.Write(report, output);
        return output.ToString();
    }
}
