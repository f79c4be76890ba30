using System.Text;
using RE.Bench.Reports.Gates;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.GitHub;

/// <summary>The Markdown of a step's summary page: gates, scores, and what does not count.</summary>
public static class StepSummary
{
    /// <summary>Bytes of the summary of one step that GitHub takes; a larger one is dropped whole.</summary>
    public const int MostBytes = 1024 * 1024;

    private const int MostLines = 50;

    /// <summary>The text.</summary>
    public static string Render(GateSheet sheet)
    {
        var report = sheet.Subject.Report;
        var lines = new List<string> { $"## RE.Bench: {Head(sheet)}", "" };
        lines.AddRange(Table(["gate", "environment", "agent", "outcome", "why"], sheet.Results.Select(Row)));
        lines.AddRange(Table(["agent", "profile", "budget", "environment", "score", $"{GateText.Percent(report.Method.Confidence)} interval", "best", "runs"], report.Groups.SelectMany(Rows)));
        lines.AddRange(List("Runs that do not count", report.Excluded.Select(run => $"{run.Run}: {run.Reason}")));
        lines.AddRange(List("Not read as it is", sheet.Subject.Runs.Problems.Select(problem => $"{problem.Path}: {problem.Message}")));
        lines.AddRange(List("Notes", report.Notes));
        var method = report.Method;
        lines.Add($"Scores are normalized: 0 is the starting solution, 1 the reference. Intervals: percentile bootstrap over {MarkdownText.Cell(method.Bootstrap)}, {method.Resamples} resamples, seed {method.Seed}.");
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>The part of a text, in whole lines, that still fits after what the file holds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="held">Bytes that the file holds.</param>
    public static string Fit(string text, long held)
    {
        const string More = "\n… the summary is cut here: a step's summary has at most 1 MiB.\n";
        var room = MostBytes - held;
        if (Encoding.UTF8.GetByteCount(text) <= room)
        {
            return text;
        }

        var kept = new StringBuilder();
        var left = room - Encoding.UTF8.GetByteCount(More);
        foreach (var line in text.Split('\n'))
        {
            left -= Encoding.UTF8.GetByteCount(line) + 1;
            if (left < 0)
            {
                break;
            }

            kept.Append(line).Append('\n');
        }

        return kept.Length > 0 ? kept + More : "";
    }

    private static string Head(GateSheet sheet) => sheet switch
    {
        { Results.Count: 0 } => "report",
        { Passed: true } => "passed",
        { IsInfrastructure: true } => "infrastructure failed",
        _ => "failed",
    };

    private static IReadOnlyList<string> Row(GateResult result) => [result.Gate, result.Scope, result.Agent, result.Word, result.Outcome.Reason];

    private static IEnumerable<IReadOnlyList<string>> Rows(ReportGroup group)
    {
        var rows = group.Cells.Select(cell => Row(group, cell.Environment, cell.Mean, GateText.Number(cell.Best)));
        return group.Cells.Count > 1 ? rows.Append(Row(group, "all environments", group.Score, "")) : rows;
    }

    private static IReadOnlyList<string> Row(ReportGroup group, string environment, Estimate score, string best) =>
        [group.Name, group.Profile, group.Budget, environment, GateText.Number(score.Value), Interval(score), best, score.N.ToString(System.Globalization.CultureInfo.InvariantCulture)];

    private static string Interval(Estimate score) => score is { Low: { } low, High: { } high } ? $"{GateText.Number(low)} to {GateText.Number(high)}" : "none";

    private static IEnumerable<string> Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var cells = rows.ToList();
        return cells.Count == 0 ? [] : [Line(heads), $"|{string.Concat(heads.Select(_ => " --- |"))}", .. cells.Select(Line), ""];
    }

    private static string Line(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells.Select(MarkdownText.Cell))} |";

    private static IEnumerable<string> List(string title, IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count == 0
            ? []
            : [$"<details><summary>{title}: {all.Count}</summary>", "", .. all.Take(MostLines).Select(item => $"- {MarkdownText.Cell(item)}"), .. all.Count > MostLines ? [$"- and {all.Count - MostLines} more"] : Array.Empty<string>(), "", "</details>", ""];
    }
}
