using System.Globalization;
using System.Text;
using RE.Bench.Budgets;

namespace RE.Bench.Reports.Exports.Tables;

/// <summary>Writes a table as CSV (RFC 4180): UTF-8, a header, lines that end with a line feed.</summary>
public static class CsvFile
{
    private const string Formula = "=+-@\t\r";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the table to a file, in one piece.</summary>
    /// <param name="table">Which table.</param>
    /// <param name="runs">Of which runs.</param>
    /// <param name="path">The file.</param>
    /// <param name="force">Replace one that is there.</param>
    /// <param name="cancellationToken">Ends it; nothing is left behind.</param>
    /// <exception cref="UserErrorException">The file is there already or cannot be written.</exception>
    public static Task WriteAsync(ExportTable table, IReadOnlyList<ExportedRun> runs, string path, bool force, CancellationToken cancellationToken) =>
        NewFile.WriteAsync(path, force, file => WriteAsync(table, runs, file, cancellationToken), cancellationToken);

    /// <summary>Writes the table.</summary>
    /// <param name="table">Which table.</param>
    /// <param name="runs">Of which runs.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task WriteAsync(ExportTable table, IReadOnlyList<ExportedRun> runs, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, Utf8, 1 << 16, leaveOpen: true) { NewLine = "\n" };
        await writer.WriteLineAsync(string.Join(',', table.Columns.Select(column => column.Name)).AsMemory(), cancellationToken);
        foreach (var row in runs.SelectMany(table.Rows))
        {
            await writer.WriteLineAsync(string.Join(',', row.Select(Cell)).AsMemory(), cancellationToken);
        }
    }

    /// <summary>A cell; a text that a spreadsheet would take for a formula begins with an apostrophe instead.</summary>
    internal static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quote(text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text),
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Quote(string text) => text.AsSpan().IndexOfAny("\",\r\n") < 0 && text.Trim().Length == text.Length ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
