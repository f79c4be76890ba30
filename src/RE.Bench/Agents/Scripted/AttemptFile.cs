namespace RE.Bench.Agents.Scripted;

/// <summary>A scripted attempt as a file writes it.</summary>
internal sealed record AttemptFile
{
    public required IReadOnlyList<StepEntry> Steps { get; init; }
}
