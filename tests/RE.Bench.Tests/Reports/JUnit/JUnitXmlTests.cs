using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CsCheck;
using RE.Bench.Analysis.Records;
using RE.Bench.Reports.Gates;
using RE.Bench.Reports.JUnit;
using RE.Bench.Tests.Support;
using static RE.Bench.Tests.Reports.Gates.GateRuns;

namespace RE.Bench.Tests.Reports.JUnit;

public sealed class JUnitXmlTests
{
    [Fact]
    public void A_suite_an_environment_a_case_a_run_and_a_suite_of_gates() => Golden.Matches("junit.xml", JUnitXml.Render(Sheet()));

    [Fact]
    public void The_document_follows_the_schema_of_the_common_dialect() => Assert.Empty(Violations(JUnitXml.Render(Sheet())));

    [Fact]
    public void The_schema_refuses_another_document() =>
        Assert.NotEmpty(Violations("<testsuites><testsuite name='a' tests='many'><run/></testsuite></testsuites>"));

    [Fact]
    public void Counts_are_those_of_the_cases()
    {
        var root = XElement.Parse(JUnitXml.Render(Sheet()));

        Assert.Equal(("11", "1", "3", "2"), ((string?)root.Attribute("tests"), (string?)root.Attribute("failures"), (string?)root.Attribute("errors"), (string?)root.Attribute("skipped")));
        Assert.Equal(11, root.Descendants("testcase").Count());
    }

    [Fact]
    public void Time_is_wall_time_and_working_time_where_only_that_is_known()
    {
        var root = XElement.Parse(JUnitXml.Render(Judged([Run("a", 1), Run("b", 1) with { EndedAt = null }])));

        Assert.Equal(["690", "600"], root.Descendants("testcase").Select(one => (string?)one.Attribute("time")));
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        const string Hostile = "a]]><failure/>\u0000\u001b[31m\ud800\ufffe\u202e\"'&<!DOCTYPE x>\r\nb";
        var sheet = Judged([Run(Hostile, 1, Hostile, Hostile) with { Outcome = Hostile, Findings = [Hostile] }], new RunProblem(Hostile, Hostile));

        var root = XElement.Parse(JUnitXml.Render(sheet));

        Assert.Empty(root.Descendants("failure"));
        Assert.Contains("]]><failure/>\\u{0}\\u{1b}[31m\\u{d800}\\u{fffe}\\u{202e}\"'&<!DOCTYPE x>", (string?)root.Descendants("testcase").First().Attribute("name"), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_gives_a_well_formed_document_of_the_dialect() => Gen.String.Array[4].Sample(
        texts => Violations(JUnitXml.Render(Judged([Run("r" + texts[0], 1, "e" + texts[1], texts[2]) with { Findings = [texts[3]] }], new RunProblem(texts[0], texts[3])))).Count == 0,
        iter: Often.Times(300));

    internal static GateSheet Sheet()
    {
        IReadOnlyList<RunRecord> runs = [.. Scored("scaling-law", 0.5, null), .. Scored("sample", 0.1), Broken("sample-o1-2"), Broken("lost-o1-1", "lost")];
        var subject = Report([.. runs, Run("human-1", 0.9, "sample", "human")], new RunProblem("runs/torn", "its result cannot be read"));
        IReadOnlyList<GateResult> results =
        [
            .. new MinScoreGate(ScoreThresholds.Parse(["0.2"]), GateStatistic.Mean).Judge(subject),
            .. new BaselineGate(new BaselineRule(), []).Judge(subject, Scored("sample", 0.7)),
        ];
        return new GateSheet(subject, [.. results.Where(result => result.Environment is not null)]);
    }

    private static GateSheet Judged(IReadOnlyList<RunRecord> runs, params RunProblem[] problems) => new(Report(runs, problems), []);

    private static List<string> Violations(string xml)
    {
        var problems = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true };
        settings.Schemas.Add(null, Repository.PathOf("tests/RE.Bench.Tests/Reports/JUnit/junit.xsd"));
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, found) => problems.Add(found.Message);
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }

        return problems;
    }
}
