namespace RE.Bench.Reports.Viewer.Journals;

/// <summary>Where a line of a journal lies.</summary>
/// <param name="Offset">First byte.</param>
/// <param name="Length">Bytes without the line feed.</param>
/// <param name="At">Wall-clock time, UTC.</param>
/// <param name="Clock">Working time.</param>
internal readonly record struct IndexedEntry(long Offset, int Length, DateTimeOffset At, TimeSpan Clock);
