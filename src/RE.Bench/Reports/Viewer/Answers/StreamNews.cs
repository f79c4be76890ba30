namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>What changed in a transcript.</summary>
/// <param name="Total">How many items there are now.</param>
/// <param name="Items">Items that are new or changed; none when there are too many to send at once.</param>
/// <param name="Complete">False when there are too many: then the page asks for what it shows.</param>
internal sealed record StreamNews(int Total, IReadOnlyList<ItemView> Items, bool Complete);
