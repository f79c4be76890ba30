using RE.Bench.Agents.External;
using RE.Bench.Agents.Modular;
using RE.Bench.Models;

namespace RE.Bench.Agents.Catalog;

/// <summary>An agent as a person chose it.</summary>
public sealed record AgentSpec
{
    /// <summary>What the person wrote: <c>o1</c>, <c>modular:openai/o1</c>, <c>replay:steps.yaml</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What drives it.</summary>
    public required Scaffold Scaffold { get; init; }

    /// <summary>The model that it asks; null when it asks none.</summary>
    public ChatModelSpec? Model { get; init; }

    /// <summary>How the modular scaffold behaves; only looked at there.</summary>
    public ModularSettings Modular { get; init; } = new();

    /// <summary>Absolute path of the steps to replay; null for all other scaffolds.</summary>
    public string? Script { get; init; }

    /// <summary>The program of a command-line agent; null for all other scaffolds.</summary>
    public ExecSettings? Exec { get; init; }

    /// <summary>The scaffold's name as results show it.</summary>
    public string ScaffoldName => Scaffold.ToString().ToLowerInvariant();
}
