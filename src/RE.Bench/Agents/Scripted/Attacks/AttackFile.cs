namespace RE.Bench.Agents.Scripted.Attacks;

/// <summary>The attacks on an environment as its file writes them.</summary>
internal sealed record AttackFile
{
    public required IReadOnlyList<AttackEntry> Attacks { get; init; }
}
