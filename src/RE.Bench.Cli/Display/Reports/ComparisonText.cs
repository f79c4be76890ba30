using RE.Bench.Cli.Display.Words;
using RE.Bench.Reports.Comparing;

namespace RE.Bench.Cli.Display.Reports;

/// <summary>A comparison for terminals and pipes.</summary>
internal static class ComparisonText
{
    private const int MostListed = 20;

    /// <summary>Writes a comparison whose names are inert.</summary>
    public static void Write(Comparison comparison, TextWriter output)
    {
        var headings = ComparisonWords.Headings(comparison);
        var table = new TextTable([.. headings.Select((heading, column) => column == 0 || column == headings.Count - 1 ? heading : $">{heading}")]);
        foreach (var row in ComparisonWords.Rows(comparison))
        {
            table.Add([.. row]);
        }

        Lines(output, ComparisonWords.Sides(comparison));
        output.WriteLine();
        Lines(output, table.Lines());
        output.WriteLine();
        output.WriteLine(ComparisonWords.Verdict(comparison));
        output.WriteLine(ComparisonWords.Method(comparison));
        Lines(output, comparison.Notes.Select(note => $"note: {note}"));
        Lines(output, comparison.Excluded.Take(MostListed).Select(run => $"does not count: {run.Run}: {run.Reason}"));
        if (comparison.Excluded.Count > MostListed)
        {
            output.WriteLine($"and {comparison.Excluded.Count - MostListed} more runs that do not count; --format json lists all");
        }
    }

    private static void Lines(TextWriter output, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }
    }
}
