namespace RE.Bench.Cli.Commands;

/// <summary>How a run is shown.</summary>
/// <param name="Json">Journal entries as JSON lines on standard output, nothing else there.</param>
/// <param name="Verbose">Diagnostics on standard error too.</param>
internal sealed record ScreenChoice(bool Json, bool Verbose);
