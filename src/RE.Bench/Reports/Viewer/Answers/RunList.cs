namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>All runs of the folder, newest first.</summary>
/// <param name="Folder">Its name.</param>
/// <param name="Runs">The runs.</param>
internal sealed record RunList(string Folder, IReadOnlyList<RunCard> Runs);
