using RE.Bench.Models.Prices;

namespace RE.Bench.Cli.Commands;

/// <summary>What was typed about agents and their models.</summary>
internal sealed record ModelChoices
{
    /// <summary>A file of agents; null = the one that REBENCH_AGENTS names, if any.</summary>
    public string? Agents { get; init; }

    /// <summary>Price of models that no table knows.</summary>
    public ModelPrice? AssumedPrice { get; init; }

    /// <summary>Calls at once to one provider, to begin with; null = the default.</summary>
    public int? Connections { get; init; }

    /// <summary>Model for environments that scaffold one; null = the one that REBENCH_WEAK_MODEL names, or their simulated one.</summary>
    public string? WeakModel { get; init; }

    /// <summary>Whether recordings answer by order alone.</summary>
    public bool Lenient { get; init; }
}
