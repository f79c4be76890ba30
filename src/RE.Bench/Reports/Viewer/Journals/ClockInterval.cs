namespace RE.Bench.Reports.Viewer.Journals;

/// <summary>A stretch of wall time in which the clock did one thing.</summary>
/// <param name="State"><c>setup</c>, <c>running</c>, <c>scoring</c>, <c>provider</c>, <c>human</c>, <c>harness</c> or <c>over</c>.</param>
/// <param name="From">Wall-clock time, UTC.</param>
/// <param name="To">Wall-clock time, UTC.</param>
internal sealed record ClockInterval(string State, DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To - From;
}
