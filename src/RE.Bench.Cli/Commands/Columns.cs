namespace RE.Bench.Cli.Commands;

/// <summary>Rows of plain text in columns as wide as their widest cell, two spaces apart.</summary>
internal static class Columns
{
    public static void Write(TextWriter output, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows.Max(row => row.Count)).Select(column => rows.Max(row => row.Count > column ? row[column].Length : 0)).ToList();
        foreach (var row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }
}
