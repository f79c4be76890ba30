using System.Text;
using RE.Bench.Reports.Model;
using RE.Bench.Reports.Tables;

namespace RE.Bench.Reports.Formats;

/// <summary>A report in GitHub's Markdown.</summary>
public static class ReportMarkdown
{
    private const string Special = "\\`*_{}[]<>()#+-.!|~&@:/$^=";

    /// <summary>Writes it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(Report report, TextWriter output)
    {
        var text = new StringBuilder();
        text.Append("# RE-Bench report\n\n").Append($"{Safe(ReportWords.Summary(report))}\n");
        foreach (var table in ReportTables.Of(report))
        {
            Append(text, table);
        }

        text.Append("\n## How to read it\n\n").Append($"{ReportWords.Method(report)}\n");
        List(text, "", ReportWords.Columns);
        List(text, "Marked groups", ReportWords.Marks(report));
        List(text, "Notes", report.Notes);
        List(text, "Runs that do not count", [.. report.Excluded.Select(run => $"{run.Run}: {run.Reason}")]);
        List(text, "What could not be read", [.. report.Problems.Select(problem => problem.Message)]);
        output.Write(text);
    }

    /// <summary>Text that Markdown and the HTML in it leave as it is; on one line.</summary>
    internal static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '&' => safe.Append("&amp;"),
                // A mention or a link would reach people or servers.
                '@' => safe.Append("&#64;"),
                ':' or '/' or '.' or '-' or '(' or ')' or '=' => safe.Append(letter),
                _ when Special.Contains(letter) => safe.Append('\\').Append(letter),
                _ when char.IsControl(letter) => safe.Append(' '),
                _ => safe.Append(letter),
            };
        }

        return safe.ToString().Replace("://", ":&#47;&#47;", StringComparison.Ordinal).Replace("www.", "www&#46;", StringComparison.OrdinalIgnoreCase);
    }

    private static void Append(StringBuilder text, ReportTable table)
    {
        text.Append($"\n## {Safe(table.Caption)}\n\n");
        text.Append($"| {string.Join(" | ", table.Columns.Select(column => column.Heading))} |\n");
        text.Append($"| {string.Join(" | ", table.Columns.Select(column => column.IsNumber ? "---:" : ":---"))} |\n");
        foreach (var row in table.Rows)
        {
            text.Append($"| {string.Join(" | ", row.Select(Safe))} |\n");
        }
    }

    private static void List(StringBuilder text, string heading, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            text.Append(heading.Length > 0 ? $"\n### {heading}\n\n" : "\n").AppendJoin("", items.Select(item => $"- {Safe(item)}\n"));
        }
    }
}
