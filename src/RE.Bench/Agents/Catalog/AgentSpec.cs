using RE.Bench.Agents.External;
using RE.Bench.Models;
using RE.Bench.Models.Prices;

namespace RE.Bench.Agents.Catalog;

/// <summary>An agent as a person chose it.</summary>
public sealed record AgentSpec
{
    /// <summary>What the person wrote: <c>o1</c>, <c>modular:openai/o1</c>, <c>replay:steps.yaml</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the scaffold that drives it.</summary>
    public required string Scaffold { get; init; }

    /// <summary>The model that it asks; null when it asks none.</summary>
    public ChatModelSpec? Model { get; init; }

    /// <summary>The scaffold's own settings, <c>proposals=4&amp;variant=compare</c>; null = its defaults.</summary>
    public string? Settings { get; init; }

    /// <summary>Absolute path of the steps to replay; null for all other scaffolds.</summary>
    public string? Script { get; init; }

    /// <summary>What its model costs, where that is said beside the price table or was fixed when a run began; null = the table's.</summary>
    public PriceTag? Price { get; init; }

    /// <summary>Absolute path of the recording that answers in the model's place; null = the model is asked.</summary>
    public string? Recording { get; init; }

    /// <summary>Whether the recording answers by order alone, also when something else is asked than was recorded.</summary>
    public bool Lenient { get; init; }

    /// <summary>The program of a command-line agent; null for all other scaffolds.</summary>
    public ExecSettings? Exec { get; init; }

    /// <summary>The scaffold's name as results show it; a variant has a name of its own.</summary>
    public string ScaffoldName => Scaffolds.Named(Scaffold).ShownName(this);
}
