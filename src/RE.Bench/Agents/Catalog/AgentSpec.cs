using RE.Bench.Models;

namespace RE.Bench.Agents.Catalog;

/// <summary>An agent as a person chose it.</summary>
public sealed record AgentSpec
{
    /// <summary>What the person wrote: <c>o1</c>, <c>modular:openai/o1</c>, <c>replay:steps.yaml</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The scaffold's name as results show it; a variant has a name of its own.</summary>
    public required string ScaffoldName { get; init; }

    /// <summary>Makes the agent; it holds no state, so one can serve many attempts.</summary>
    public required Func<IAgent> Make { get; init; }

    /// <summary>The model that it asks; null when it asks none.</summary>
    public ChatModelSpec? Model { get; init; }

    /// <summary>Absolute path of the steps to replay; null for all other scaffolds.</summary>
    public string? Script { get; init; }
}
