namespace RE.Bench.Reports.Tables;

/// <summary>A column of a report's table.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="IsNumber">True for numbers, which stand at the right.</param>
/// <param name="IsDetail">True for what is left out where lines are short.</param>
public sealed record ReportColumn(string Heading, bool IsNumber = true, bool IsDetail = false);
