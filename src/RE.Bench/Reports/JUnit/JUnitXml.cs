using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Reports.Gates;

namespace RE.Bench.Reports.JUnit;

/// <summary>
/// Writes runs and gates in the dialect of JUnit's XML that CI servers read: a suite an environment with a case a run, and a suite of the gates.
/// A run is an error when its infrastructure failed, skipped when it does not count; only gates fail.
/// </summary>
public static class JUnitXml
{
    private const int LongestName = 200;
    private const int LongestText = 2000;

    /// <summary>The document.</summary>
    public static string Render(GateSheet sheet)
    {
        var suites = RunFate.Of(sheet.Subject).GroupBy(fate => fate.Run.Environment).Select(Suite).Append(Gates(sheet)).ToList();
        var cases = suites.SelectMany(suite => suite.Elements("testcase")).ToList();
        var root = new XElement("testsuites", new XAttribute("name", "rebench"), Counts(cases), suites);
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            root.WriteTo(writer);
        }

        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n";
    }

    private static XElement Suite(IGrouping<string, RunFate> environment)
    {
        var cases = environment.Select(Case).ToList();
        return new XElement("testsuite", new XAttribute("name", Name(environment.Key)), Counts(cases), cases);
    }

    private static XElement Case(RunFate fate)
    {
        var run = fate.Run;
        var element = Case(run.Environment, $"{run.Agent} {run.Run}", fate.Took);
        if (fate.IsBroken)
        {
            element.Add(new XElement("error", new XAttribute("type", run.Outcome), new XAttribute("message", Text(fate.Exclusion ?? run.Outcome))));
        }
        else if (fate.Exclusion is { } reason)
        {
            element.Add(new XElement("skipped", new XAttribute("message", Text(reason))));
        }

        element.Add(new XElement("system-out", ForeignText.Block(Summary(run), LongestText)));
        return element;
    }

    private static XElement Gates(GateSheet sheet)
    {
        var cases = sheet.Results.Select(Gate).ToList();
        var problems = sheet.Subject.Runs.Problems;
        return new XElement(
            "testsuite",
            new XAttribute("name", "gates"),
            Counts(cases),
            cases,
            problems.Count > 0 ? new XElement("system-err", ForeignText.Block(string.Join('\n', problems.Take(50).Select(problem => $"{problem.Path}: {problem.Message}")), 10 * LongestText)) : null);
    }

    private static XElement Gate(GateResult result)
    {
        var element = Case("gates", $"{result.Gate} {result.Scope} {result.Agent}".TrimEnd(), TimeSpan.Zero);
        element.Add(result.Outcome switch
        {
            GateOutcome.Failed { IsInfrastructure: true } failed => new XElement("error", new XAttribute("type", "infrastructure-failed"), new XAttribute("message", Text(failed.Reason))),
            GateOutcome.Failed failed => new XElement("failure", new XAttribute("type", result.Gate), new XAttribute("message", Text(failed.Reason))),
            GateOutcome.Skipped skipped => new XElement("skipped", new XAttribute("message", Text(skipped.Reason))),
            var passed => new XElement("system-out", Text(passed.Reason)),
        });
        return element;
    }

    private static XElement Case(string environment, string name, TimeSpan took) => new(
        "testcase", new XAttribute("classname", Name(environment)), new XAttribute("name", Name(name)), new XAttribute("time", Seconds(took)));

    private static XAttribute[] Counts(List<XElement> cases) =>
    [
        new("tests", cases.Count),
        new("failures", cases.Count(one => one.Element("failure") is not null)),
        new("errors", cases.Count(one => one.Element("error") is not null)),
        new("skipped", cases.Count(one => one.Element("skipped") is not null)),
        new("time", Seconds(TimeSpan.FromSeconds(cases.Sum(one => (double)one.Attribute("time")!)))),
    ];

    private static string Summary(RunRecord run)
    {
        var score = run.Normalized is { } value ? $"{GateText.Number(value)} normalized{(run.Raw is { } raw ? $", {GateText.Number(raw)} raw" : "")}" : "none: no valid row, counts as normalized 0";
        var points = run.Points.Where(point => point.Purpose != "starting").ToList();
        string[] lines =
        [
            $"score    {score}",
            $"outcome  {run.Outcome}",
            $"time     {DurationText.Format(run.Spent)} of {DurationText.Format(run.Limit)}",
            $"scored   {points.Count} {(points.Count == 1 ? "time" : "times")}, {points.Count(point => point.IsValid)} valid",
            $"profile  {run.Profile}",
            .. run.Findings.Select(finding => $"finding  {finding}"),
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static string Name(string text) => ForeignText.Line(text, LongestName);

    private static string Text(string text) => ForeignText.Line(text, LongestText);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
