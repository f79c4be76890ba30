using RE.Bench.Agents.Catalog;
using RE.Bench.Budgets;

namespace RE.Bench.Agents.Human;

/// <summary><c>human</c>: a person at a terminal.</summary>
public sealed class HumanScaffold : IScaffold
{
    /// <summary>Its name.</summary>
    public const string Called = "human";

    string IScaffold.Name => Called;

    string? IScaffold.Argument => null;

    bool IScaffold.NeedsModel => false;

    IAgent IScaffold.Create(AgentSpec spec) => throw new UserErrorException("A person attempts an environment at a terminal of their own. Write 'rebench run --env ENV --agent human' there.");
}
