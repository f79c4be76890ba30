using System.Text;
using RE.Bench.Reports.Formats;
using RE.Bench.Reports.Gates;

namespace RE.Bench.Reports.GitHub;

/// <summary>The Markdown of a step's summary page: the gates, then the report.</summary>
public static class StepSummary
{
    /// <summary>Bytes of the summary of one step that GitHub takes; a larger one is dropped whole.</summary>
    public const int MostBytes = 1024 * 1024;

    private const int LongestCell = 500;

    /// <summary>The text.</summary>
    public static string Render(GateSheet sheet)
    {
        var text = new StringWriter { NewLine = "\n" };
        if (sheet.Results.Count > 0)
        {
            text.WriteLine($"# RE-Bench gates: {Head(sheet)}\n");
            text.WriteLine("| gate | environment | agent | outcome | why |");
            text.WriteLine("| --- | --- | --- | --- | --- |");
            foreach (var result in sheet.Results)
            {
                text.WriteLine($"| {string.Join(" | ", ((string[])[result.Gate, result.Scope, result.Agent, result.Word, result.Outcome.Reason]).Select(Cell))} |");
            }

            text.WriteLine();
        }

        ReportMarkdown.Write(sheet.Subject.Report, text);
        return text.ToString();
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
        { Passed: true } => "passed",
        { IsInfrastructure: true } => "infrastructure failed",
        _ => "failed",
    };

    private static string Cell(string text) => ReportMarkdown.Safe(ForeignText.Line(text, LongestCell));
}
