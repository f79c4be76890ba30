using RE.Bench.Reports.Viewer.Answers;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Reports.Viewer.Shelf;

/// <summary>A card with what its files were when it was read.</summary>
internal sealed record ShelvedCard(((FileVersion Version, long Size)? Result, (FileVersion Version, long Size)? Journal) Stamp, RunCard Card);
