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

    /// <summary>Checks argument, model and settings, and says how the agent is made.</summary>
    /// <param name="choice">What the person wrote.</param>
    /// <exception cref="Budgets.UserErrorException">Something in it is wrong.</exception>
    AgentSpec Configure(ScaffoldChoice choice);
}
