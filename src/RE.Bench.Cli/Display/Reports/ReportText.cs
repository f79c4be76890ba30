using RE.Bench.Cli.Display.Words;
using RE.Bench.Reports.Model;
using RE.Bench.Reports.Tables;

namespace RE.Bench.Cli.Display.Reports;

/// <summary>A report for terminals and pipes, 80 columns wide.</summary>
internal static class ReportText
{
    private const int Width = 80;

    private const int LeastName = 12;

    private const int MostListed = 20;

    private const int MostNamed = 3;

    /// <summary>Writes a report whose names are inert.</summary>
    public static void Write(Report report, TextWriter output)
    {
        foreach (var line in Wrap(ReportWords.Summary(report), ""))
        {
            output.WriteLine(line);
        }

        foreach (var table in ReportTables.Of(report))
        {
            output.WriteLine();
            Write(output, "", [table.Caption]);
            Write(table, output);
        }

        output.WriteLine();
        Write(output, "", [ReportWords.Method(report), .. ReportWords.Columns, .. ReportWords.Marks(report)]);
        List(output, "Notes", report.Notes);
        List(output, "Runs that do not count", [.. report.Excluded.GroupBy(run => run.Reason).Select(Excluded)]);
    }

    private static string Excluded(IGrouping<string, ExcludedRun> same)
    {
        var runs = same.Select(run => run.Run).ToList();
        var names = string.Join(", ", runs.Take(MostNamed));
        return runs.Count <= MostNamed ? $"{names}: {same.Key}" : $"{names} and {Figures.Count(runs.Count - MostNamed)} more: {same.Key}";
    }

    private static void Write(ReportTable table, TextWriter output)
    {
        var shown = table.Columns.Index().Where(column => !column.Item.IsDetail).ToList();
        var others = shown.Where(column => column.Item.IsNumber)
            .Sum(column => table.Rows.Select(row => row[column.Index].Length).Append(column.Item.Heading.Length).Max() + 2);
        var room = Math.Max(LeastName, Width - 2 - others);
        var text = new TextTable([.. shown.Select(column => (column.Item.IsNumber ? ">" : "") + column.Item.Heading)]);
        foreach (var row in table.Rows)
        {
            text.Add([.. shown.Select(column => column.Item.IsNumber ? row[column.Index] : Middle(row[column.Index], room))]);
        }

        foreach (var line in text.Lines())
        {
            output.WriteLine(line);
        }
    }

    // The end of a name tells budgets apart, so the middle goes.
    private static string Middle(string name, int room)
    {
        if (name.Length <= room)
        {
            return name;
        }

        var (head, tail) = (name[..((room - 1) / 2)], name[^(room / 2)..]);
        return $"{(char.IsHighSurrogate(head[^1]) ? head[..^1] : head)}…{(char.IsLowSurrogate(tail[0]) ? tail[1..] : tail)}";
    }

    private static void List(TextWriter output, string heading, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            output.WriteLine();
            output.WriteLine($"{heading}:");
            Write(output, "  ", [.. items.Take(MostListed)]);
            if (items.Count > MostListed)
            {
                output.WriteLine($"  and {items.Count - MostListed} more; the forms md, html and json have all");
            }
        }
    }

    private static void Write(TextWriter output, string indent, IEnumerable<string> sentences)
    {
        foreach (var line in sentences.SelectMany(sentence => Wrap(sentence, indent)))
        {
            output.WriteLine(line);
        }
    }

    private static IEnumerable<string> Wrap(string text, string indent)
    {
        var line = indent;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = $"{indent}  ";
            }

            line += line.Trim().Length == 0 ? word : $" {word}";
        }

        yield return line;
    }
}
