namespace RE.Bench.Cli.Display.Words;

/// <summary>One thing that happened in a run, in words that are safe to print.</summary>
/// <param name="Clock">Working time.</param>
/// <param name="At">Wall-clock time, UTC.</param>
/// <param name="Text">One line.</param>
internal sealed record Told(TimeSpan Clock, DateTimeOffset At, string Text)
{
    /// <summary>The whole of it for <c>--full</c>: scripts, outputs, replies; lines safe to print, empty when there is no more to say.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}
