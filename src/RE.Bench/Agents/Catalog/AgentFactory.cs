using RE.Bench.Agents.Human;

namespace RE.Bench.Agents.Catalog;

/// <summary>Makes the agent that a spec describes.</summary>
public static class AgentFactory
{
    /// <summary>Makes a person's attempt.</summary>
    /// <param name="parts">Terminal, clock, recording.</param>
    public static IAgent Create(HumanParts parts) => new HumanAgent(parts);

    /// <summary>Makes it; it holds no state, so one can serve many attempts.</summary>
    /// <exception cref="Budgets.UserErrorException">A file of steps cannot be read, or the scaffold or a setting is not known here.</exception>
    public static IAgent Create(AgentSpec spec) => Scaffolds.Named(spec.Scaffold).Create(spec);
}
