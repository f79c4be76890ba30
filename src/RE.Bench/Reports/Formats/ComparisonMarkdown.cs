using System.Text;
using RE.Bench.Reports.Comparing;

namespace RE.Bench.Reports.Formats;

/// <summary>A comparison in GitHub's Markdown.</summary>
public static class ComparisonMarkdown
{
    /// <summary>Writes it.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(Comparison comparison, TextWriter output)
    {
        var headings = ComparisonWords.Headings(comparison);
        var text = new StringBuilder($"# {Safe(comparison.A.Name)} against {Safe(comparison.B.Name)}\n\n");
        text.Append($"**{Safe(ComparisonWords.Verdict(comparison))}**\n\n");
        List(text, ComparisonWords.Sides(comparison));
        text.Append($"\n| {string.Join(" | ", headings.Select(Safe))} |\n| {string.Join(" | ", headings.Select((_, column) => column == 0 || column == headings.Count - 1 ? ":---" : "---:"))} |\n");
        foreach (var row in ComparisonWords.Rows(comparison))
        {
            text.Append($"| {string.Join(" | ", row.Select(Safe))} |\n");
        }

        text.Append($"\n{Safe(ComparisonWords.Method(comparison))}\n");
        Section(text, "Notes", comparison.Notes);
        Section(text, "Runs that do not count", [.. comparison.Excluded.Select(run => $"{run.Run}: {run.Reason}")]);
        output.Write(text);
    }

    private static void Section(StringBuilder text, string heading, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            text.Append($"\n### {heading}\n\n");
            List(text, items);
        }
    }

    private static void List(StringBuilder text, IReadOnlyList<string> items) => text.AppendJoin("", items.Select(item => $"- {Safe(item)}\n"));

    private static string Safe(string text) => ReportMarkdown.Safe(text);
}
