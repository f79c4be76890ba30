namespace RE.Bench.Reports.Exports.Tables;

/// <summary>A table that runs can be exported to: one row for each run, scoring, entry or model reply.</summary>
public abstract class ExportTable
{
    private protected ExportTable(string name, IReadOnlyList<TableColumn> columns) => (Name, Columns) = (name, columns);

    /// <summary>All tables.</summary>
    public static IReadOnlyList<ExportTable> All { get; } = [new RunsTable(), new ScoresTable(), new EventsTable(), new MessagesTable()];

    /// <summary>Name, also of its file.</summary>
    public string Name { get; }

    /// <summary>Columns, in order.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Rows of a run: a cell for each column, of the kind's type or null.</summary>
    /// <param name="run">The run.</param>
    public abstract IEnumerable<object?[]> Rows(ExportedRun run);
}
