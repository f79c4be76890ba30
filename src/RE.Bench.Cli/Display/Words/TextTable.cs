namespace RE.Bench.Cli.Display.Words;

/// <summary>A plain table for standard output: columns aligned by spaces, no borders, the same on terminals and in files.</summary>
/// <param name="columns">Headings; one that starts with <c>&gt;</c> is aligned to the right.</param>
internal sealed class TextTable(params string[] columns)
{
    private readonly List<string[]> _rows = [[.. columns.Select(column => column.TrimStart('>'))]];

    /// <summary>Adds a row; its cells are safe to print.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Heading and rows, each indented by two spaces.</summary>
    public IEnumerable<string> Lines()
    {
        var widths = columns.Select((_, column) => _rows.Max(row => row[column].Length)).ToArray();
        return _rows.Select(row => ("  " + string.Join("  ", row.Select((cell, column) => Pad(cell, column, widths[column])))).TrimEnd());
    }

    private string Pad(string cell, int column, int width) => columns[column].StartsWith('>') ? cell.PadLeft(width) : cell.PadRight(width);
}
