using Parquet;
using Parquet.Schema;
using RE.Bench.Budgets;

namespace RE.Bench.Reports.Exports.Tables;

/// <summary>Writes a table as Parquet: typed columns, all nullable, in groups of rows so that memory does not grow with the table.</summary>
public static class ParquetFile
{
    private const int RowsOfGroup = 5000;

    /// <summary>Writes the table to a file, in one piece.</summary>
    /// <param name="table">Which table.</param>
    /// <param name="runs">Of which runs.</param>
    /// <param name="path">The file.</param>
    /// <param name="force">Replace one that is there.</param>
    /// <param name="cancellationToken">Ends it; nothing is left behind.</param>
    /// <exception cref="UserErrorException">The file is there already or cannot be written.</exception>
    public static Task WriteAsync(ExportTable table, IReadOnlyList<ExportedRun> runs, string path, bool force, CancellationToken cancellationToken) =>
        NewFile.WriteAsync(path, force, file => WriteAsync(table, runs, file, cancellationToken), cancellationToken);

    private static async Task WriteAsync(ExportTable table, IReadOnlyList<ExportedRun> runs, Stream stream, CancellationToken cancellationToken)
    {
        var fields = table.Columns.Select(Field).ToList();
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, cancellationToken: cancellationToken);
        var isEmpty = true;
        foreach (var rows in runs.SelectMany(table.Rows).Chunk(RowsOfGroup))
        {
            isEmpty = false;
            await WriteGroupAsync(writer, table.Columns, fields, rows, cancellationToken);
        }

        if (isEmpty)
        {
            await WriteGroupAsync(writer, table.Columns, fields, [], cancellationToken);
        }
    }

    private static async Task WriteGroupAsync(ParquetWriter writer, IReadOnlyList<TableColumn> columns, List<DataField> fields, object?[][] rows, CancellationToken cancellationToken)
    {
        using var group = writer.CreateRowGroup();
        for (var at = 0; at < columns.Count; at++)
        {
            var (field, cells) = (fields[at], rows.Select(row => row[at]));
            await (columns[at].Kind switch
            {
                ColumnKind.Text => group.WriteAsync(field, cells.Select(cell => (string?)cell).ToList()!),
                ColumnKind.Whole => WriteAsync<long>(group, field, cells, cancellationToken),
                ColumnKind.Number => WriteAsync<double>(group, field, cells, cancellationToken),
                ColumnKind.Truth => WriteAsync<bool>(group, field, cells, cancellationToken),
                _ => WriteAsync<DateTime>(group, field, cells.Select(cell => (object?)(cell as DateTimeOffset?)?.UtcDateTime), cancellationToken),
            });
        }

        group.CompleteValidate();
    }

    private static Task WriteAsync<T>(ParquetRowGroupWriter group, DataField field, IEnumerable<object?> cells, CancellationToken cancellationToken)
        where T : struct => group.WriteAsync<T>(field, new ReadOnlyMemory<T?>([.. cells.Select(cell => (T?)cell)]), null, null, cancellationToken);

    private static DataField Field(TableColumn column) => column.Kind switch
    {
        ColumnKind.Text => new DataField(column.Name, typeof(string), isNullable: true),
        ColumnKind.Whole => new DataField(column.Name, typeof(long), isNullable: true),
        ColumnKind.Number => new DataField(column.Name, typeof(double), isNullable: true),
        ColumnKind.Truth => new DataField(column.Name, typeof(bool), isNullable: true),
        _ => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Micros, isNullable: true),
    };
}
