namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>Where a text was found in a transcript.</summary>
/// <param name="Hits">At most one an item.</param>
/// <param name="Complete">False when there may be more.</param>
internal sealed record FindAnswer(IReadOnlyList<FindHit> Hits, bool Complete);
