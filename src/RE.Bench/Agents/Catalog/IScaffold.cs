namespace RE.Bench.Agents.Catalog;

/// <summary>A way to drive attempts, as <c>--agent</c> and <c>agents.yaml</c> name it.</summary>
internal interface IScaffold
{
    /// <summary>What it is called: <c>modular</c>.</summary>
    string Name { get; }

    /// <summary>What follows its name and a colon, as help shows it: <c>FILE</c>; null when the name stands alone.</summary>
    string? Argument { get; }

    /// <summary>True when it asks a model; then its argument is <c>PROVIDER/MODEL?setting=value&amp;…</c> and <c>agents.yaml</c> may name it.</summary>
    bool NeedsModel { get; }

    /// <summary>Makes the agent; it holds no state, so one can serve many attempts. Called once when the agent is named, so that wrong settings are said at once.</summary>
    /// <param name="spec">Model and settings.</param>
    /// <exception cref="Budgets.UserErrorException">Something in it is wrong.</exception>
    IAgent Create(AgentSpec spec);

    /// <summary>Its name as results show it; a variant that must not be averaged with others has a name of its own.</summary>
    string ShownName(AgentSpec spec) => Name;
}
