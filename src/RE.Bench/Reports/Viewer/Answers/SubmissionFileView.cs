namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>One file of a sealed submission.</summary>
/// <param name="Index">Its number in the manifest, by which it is asked for.</param>
/// <param name="Path">Its path, inert.</param>
/// <param name="Size">Bytes.</param>
internal sealed record SubmissionFileView(int Index, string Path, long Size);
