namespace RE.Bench.Reports.Viewer.Shelf;

/// <summary>Something that a recorded terminal showed; foreign text, not to be given to a terminal as it is.</summary>
/// <param name="Time">Seconds after the recording's start.</param>
/// <param name="Output">The text.</param>
public sealed record RecordedOutput(double Time, string Output);
