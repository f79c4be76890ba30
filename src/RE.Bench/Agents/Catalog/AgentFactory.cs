using System.Diagnostics;
using RE.Bench.Agents.External;
using RE.Bench.Agents.Human;
using RE.Bench.Agents.Modular;
using RE.Bench.Agents.Scripted;

namespace RE.Bench.Agents.Catalog;

/// <summary>Makes the agent that a spec describes.</summary>
public static class AgentFactory
{
    /// <summary>Makes a person's attempt.</summary>
    /// <param name="parts">Terminal, clock, recording.</param>
    public static IAgent Create(HumanParts parts) => new HumanAgent(parts);

    /// <summary>Makes it; it holds no state, so one can serve many attempts.</summary>
    /// <exception cref="Budgets.UserErrorException">A file of steps cannot be read.</exception>
    public static IAgent Create(AgentSpec spec) => spec.Scaffold switch
    {
        Scaffold.Modular => new ModularAgent(spec.Modular),
        Scaffold.Starter => new StarterAgent(),
        Scaffold.Reference => new ReferenceAgent(),
        Scaffold.Replay => new ScriptedAgent(AttemptScript.Read(spec.Script!)),
        Scaffold.Exec => new ExecAgent(spec.Exec!),
        _ => throw new UnreachableException(),
    };
}
