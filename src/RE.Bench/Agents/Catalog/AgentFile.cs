namespace RE.Bench.Agents.Catalog;

/// <summary>A file of agents.</summary>
internal sealed record AgentFile
{
    public required IReadOnlyDictionary<string, AgentEntry> Agents { get; init; }
}
