namespace RE.Bench.Reports.Exports.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Name">Lower case with underscores; a unit is part of it.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Meaning">What it says, as docs/exports.md has it.</param>
public sealed record TableColumn(string Name, ColumnKind Kind, string Meaning);
