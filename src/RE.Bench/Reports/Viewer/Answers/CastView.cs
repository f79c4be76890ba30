namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>A recorded terminal session.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Lines.</param>
/// <param name="Duration">Seconds.</param>
/// <param name="Cut">True when the recording is longer than what is shown.</param>
/// <param name="Events">Output and changes of size, in order.</param>
internal sealed record CastView(int Width, int Height, double Duration, bool Cut, IReadOnlyList<CastEvent> Events);
