namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>The files of a sealed submission.</summary>
/// <param name="Files">The first of them, by their number in the manifest.</param>
/// <param name="Total">How many there are.</param>
internal sealed record SubmissionView(IReadOnlyList<SubmissionFileView> Files, int Total);
