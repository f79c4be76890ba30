namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>Some of a transcript.</summary>
/// <param name="Total">How many items there are.</param>
/// <param name="Items">Those that were asked for.</param>
internal sealed record ItemPage(int Total, IReadOnlyList<ItemView> Items);
