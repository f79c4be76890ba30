using CsCheck;
using RE.Bench.Reports.Formats;
using RE.Bench.Reports.Model;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Formats;

public sealed class ReportCsvTests
{
    public static TheoryData<string> Names => HostileNames.All;

    [Fact]
    public void A_report_is_one_row_a_cell() => Golden.Matches("report.csv", Written(SomeReport.Small()));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_comes_back_as_it_was_and_is_no_formula(string name)
    {
        var records = Parsed(Written(HostileNames.In(name)));

        Assert.Equal(3, records.Count);
        Assert.All(records, record => Assert.Equal(records[0].Count, record.Count));
        Assert.Equal(name, records[1][0].StartsWith('\'') ? records[1][0][1..] : records[1][0]);
        Assert.All(records.Skip(1).SelectMany(record => record), field => Assert.DoesNotMatch(@"^\s*[=+@\-]", field));
    }

    [Fact]
    public void Any_text_is_one_field() => Gen.String.Sample(text =>
        Parsed($"{ReportCsv.Text(text)},end\r\n") is [[var field, "end"]] && (field == text || field == $"'{text}"));

    [Fact]
    public void Numbers_keep_all_their_digits() =>
        Assert.Contains(",0.30000000000000004,", Written(SomeReport.Of(SomeReport.Group("o1", "30m", 0.1, 1) with { Cells = [SomeReport.Cell("a", 0.1 + 0.2, 1)] })));

    private static string Written(Report report)
    {
        var output = new StringWriter();
        ReportCsv.Write(report, output);
        return output.ToString();
    }

    // A reader of RFC 4180, of its own.
    private static List<List<string>> Parsed(string text)
    {
        var (records, record, field, isQuoted) = (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (isQuoted)
            {
                var isDouble = letter == '"' && at + 1 < text.Length && text[at + 1] == '"';
                at += isDouble ? 1 : 0;
                isQuoted = letter != '"' || isDouble;
                _ = isQuoted ? field.Append(letter) : field;
                continue;
            }

            switch (letter)
            {
                case '"':
                    isQuoted = true;
                    break;
                case ',' or '\n':
                    record.Add(field.ToString());
                    field.Clear();
                    if (letter == '\n')
                    {
                        records.Add(record);
                        record = [];
                    }

                    break;
                case '\r':
                    break;
                default:
                    field.Append(letter);
                    break;
            }
        }

        return records;
    }
}
