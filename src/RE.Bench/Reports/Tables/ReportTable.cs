namespace RE.Bench.Reports.Tables;

/// <summary>A table of a report, in words: the same in a terminal, in Markdown and in HTML.</summary>
public sealed record ReportTable
{
    /// <summary>What it shows, over what, in which unit.</summary>
    public required string Caption { get; init; }

    /// <summary>Its columns; the one with names comes first or second and is the only one of text.</summary>
    public required IReadOnlyList<ReportColumn> Columns { get; init; }

    /// <summary>Its rows, a cell for each column; names are as they are, not escaped for anything.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }
}
