using System.Text.Json;
using RE.Bench.Reports.Formats;
using RE.Bench.Reports.Model;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Formats;

public sealed class ReportJsonTests
{
    public static TheoryData<string> Names => HostileNames.All;

    [Fact]
    public void A_report_is_one_object_with_keys_in_snake_case() =>
        Golden.Matches("report.json", Written(SomeReport.Of(SomeReport.Group("o1", "30m", 0.3, 1, runs: 1)) with { Notes = ["A note."] }));

    [Fact]
    public void A_report_reads_back_as_it_was()
    {
        var text = Written(SomeReport.Small());

        var read = JsonSerializer.Deserialize(text, ReportJson.Default.Report)!;

        Assert.Equal(text, Written(read));
    }

    [Fact]
    public void A_number_that_is_none_is_refused_instead_of_written() =>
        Assert.ThrowsAny<ArgumentException>(() => Written(SomeReport.Of(SomeReport.Group("o1", "30m", double.NaN, 1))));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_plain_ASCII_on_its_line_and_stays_what_it_was(string name)
    {
        var text = Written(HostileNames.In(name));

        Assert.All(text, letter => Assert.True(letter is '\n' or (>= ' ' and <= '~')));
        Assert.Equal(name.Replace('\ud800', '\ufffd'), JsonDocument.Parse(text).RootElement.GetProperty("groups")[0].GetProperty("name").GetString());
    }

    private static string Written(Report report)
    {
        var output = new StringWriter();
        ReportJson.Write(report, output);
        return output.ToString();
    }
}
