using System.Globalization;
using System.Text;
using Parquet;
using RE.Bench.Reports.Exports;
using RE.Bench.Reports.Exports.Tables;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Exports;

public sealed class TableTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Names => [.. ExportTable.All.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_table_reads_back_the_same_from_both_formats(string name)
    {
        var (table, runs) = (ExportTable.All.Single(one => one.Name == name), Runs());
        var expected = runs.SelectMany(table.Rows).Select(row => row.Select(CsvFile.Cell).ToList()).ToList();

        await CsvFile.WriteAsync(table, runs, _folder["a.csv"], force: false, Cancel);
        await ParquetFile.WriteAsync(table, runs, _folder["a.parquet"], force: false, Cancel);

        var csv = Csv(File.ReadAllText(_folder["a.csv"]));
        Assert.Equal(table.Columns.Select(column => column.Name), csv[0]);
        Assert.Equal(expected.Select(row => row.ConvertAll(Unquote)), csv.Skip(1));
        Assert.Equal(expected.Select(row => row.ConvertAll(Unquote)), await ParquetAsync(table));
        Assert.NotEmpty(expected);
    }

    [Fact]
    public void Rows_have_a_cell_of_the_columns_kind_for_each_column()
    {
        var runs = Runs();
        foreach (var table in ExportTable.All)
        {
            Assert.All(runs.SelectMany(table.Rows), row =>
            {
                Assert.Equal(table.Columns.Count, row.Length);
                Assert.All(row.Zip(table.Columns), cell => Assert.True(cell.First is null || Kind(cell.First) == cell.Second.Kind, $"{table.Name}.{cell.Second.Name}: {cell.First}"));
            });
        }
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    public void No_text_is_a_formula(string text, string cell) => Assert.Equal(cell, CsvFile.Cell(text));

    [Fact]
    public void A_negative_number_stays_one() => Assert.Equal("-0.5", CsvFile.Cell(-0.5));

    [Fact]
    public async Task A_table_without_rows_has_its_columns()
    {
        var table = ExportTable.All.Single(one => one.Name == "messages");
        var runs = new[] { ExportedRun.Read(new MadeRun { Turns = 0 }.Write(_folder["none"])) };

        await ParquetFile.WriteAsync(table, runs, _folder["a.parquet"], force: false, Cancel);

        Assert.Empty(await ParquetAsync(table));
    }

    [Fact]
    public void Each_column_is_explained_in_the_documents()
    {
        var document = File.ReadAllText(Repository.PathOf("docs/exports.md"));

        Assert.Empty(
            from table in ExportTable.All
            from column in table.Columns
            where !document.Contains($"| `{column.Name}` | {column.Kind.ToString().ToLowerInvariant()} | {column.Meaning} |", StringComparison.Ordinal)
            select $"docs/exports.md lacks: | `{column.Name}` | {column.Kind.ToString().ToLowerInvariant()} | {column.Meaning} |");
    }

    private ExportedRun[] Runs() =>
    [
        ExportedRun.Read(new MadeRun { Run = "a", Scores = [(10, 0.5), (20, null)], Output = "=1+1\n\"x\", y\r\n" }.Write(_folder["runs"])),
        ExportedRun.Read(new TalkingRun { Run = "b", Turns = 4 }.Write(_folder["runs"])),
        ExportedRun.Read(new TalkingRun { Run = "c", Turns = 1, IsRunning = true }.Write(_folder["runs"])),
    ];

    private static ColumnKind Kind(object value) => value switch
    {
        string => ColumnKind.Text,
        long => ColumnKind.Whole,
        double => ColumnKind.Number,
        bool => ColumnKind.Truth,
        _ => ColumnKind.Moment,
    };

    private static string Unquote(string cell) => Csv(cell + "\n") is [[var only]] ? only : "";

    private static List<List<string>> Csv(string text)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"' when quoted && at + 1 < text.Length && text[at + 1] == '"':
                    cell.Append('"');
                    at++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' or '\n' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    if (text[at] == '\n')
                    {
                        rows.Add(row);
                        row = [];
                    }

                    break;
                default:
                    cell.Append(text[at]);
                    break;
            }
        }

        return rows;
    }

    private async Task<List<List<string>>> ParquetAsync(ExportTable table)
    {
        await using var reader = await ParquetReader.CreateAsync(_folder["a.parquet"], cancellationToken: Cancel);
        Assert.Equal(table.Columns.Select(column => column.Name), reader.Schema.GetDataFields().Select(field => field.Name));
        var rows = new List<List<string>>();
        for (var at = 0; at < reader.RowGroupCount; at++)
        {
            using var group = reader.OpenRowGroupReader(at);
            var columns = new List<List<string>>();
            foreach (var (column, field) in table.Columns.Zip(reader.Schema.GetDataFields()))
            {
                var count = (int)group.RowCount;
                columns.Add(column.Kind switch
                {
                    ColumnKind.Text => await TextsAsync(group, field, count),
                    ColumnKind.Whole => await CellsAsync<long>(group, field, count, value => CsvFile.Cell(value)),
                    ColumnKind.Number => await CellsAsync<double>(group, field, count, value => CsvFile.Cell(value)),
                    ColumnKind.Truth => await CellsAsync<bool>(group, field, count, value => CsvFile.Cell(value)),
                    _ => await CellsAsync<DateTime>(group, field, count, value => value.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
                });
            }

            rows.AddRange(Enumerable.Range(0, (int)group.RowCount).Select(row => columns.ConvertAll(column => column[row])));
        }

        return rows;
    }

    private static async Task<List<string>> TextsAsync(ParquetRowGroupReader group, Parquet.Schema.DataField field, int count)
    {
        var values = new string?[count];
        await group.ReadAsync(field, values.AsMemory(), null, Cancel);
        return [.. values.Select(value => Unquote(CsvFile.Cell(value)))];
    }

    private static async Task<List<string>> CellsAsync<T>(ParquetRowGroupReader group, Parquet.Schema.DataField field, int count, Func<T, string> text)
        where T : struct
    {
        var values = new T?[count];
        await group.ReadAsync<T>(field, values.AsMemory(), null, Cancel);
        return [.. values.Select(value => value is { } some ? text(some) : "")];
    }
}
