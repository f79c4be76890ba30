namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>An item unfolded.</summary>
/// <param name="Item">Its place in the transcript.</param>
/// <param name="Sections">The beginning of each of its texts.</param>
internal sealed record ItemDetail(int Item, IReadOnlyList<TextPart> Sections);
