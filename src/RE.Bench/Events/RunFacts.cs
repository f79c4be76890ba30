using System.Text.Json;
using System.Text.Json.Serialization;
using RE.Bench.Budgets;

namespace RE.Bench.Events;

/// <summary>All that a run is made from, fixed at its start.</summary>
public sealed record RunFacts
{
    /// <summary>Always <c>rebench.events/1</c>.</summary>
    public string Schema { get; init; } = "rebench.events/1";

    /// <summary>Id of the run, also its folder's name.</summary>
    public required string Run { get; init; }

    /// <summary>Slug of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Version of the environment.</summary>
    public required string EnvironmentVersion { get; init; }

    /// <summary>Digest of the environment's definition and files.</summary>
    public required string EnvironmentDigest { get; init; }

    /// <summary>Name of the profile.</summary>
    public required string Profile { get; init; }

    /// <summary>The agent as typed: <c>starter</c>, <c>o1</c>, <c>modular:openai/o1</c>.</summary>
    public required string Agent { get; init; }

    /// <summary>The scaffold: <c>modular</c>, <c>scripted</c>.</summary>
    public required string Scaffold { get; init; }

    /// <summary>The model as <c>provider/name</c>; null when the agent uses none.</summary>
    public string? Model { get; init; }

    /// <summary>The agent in every part, so that a resume needs no file of agents; null in journals of old.</summary>
    public JsonElement? Definition { get; init; }

    /// <summary>The price table that costs are computed by: its day, or <c>assumed</c>; null = no price is known.</summary>
    public string? Prices { get; init; }

    /// <summary>Id of the recorded run that answers in the model's place; null = the model was asked.</summary>
    public string? Replays { get; init; }

    /// <summary>The real model that the environment scaffolds (<c>--weak-model</c>); null = its simulated one, or none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WeakModel { get; init; }

    /// <summary>Host folders of a command-line agent; null when it has none.</summary>
    public IReadOnlyList<MountFacts>? Mounts { get; init; }

    /// <summary>The person who attempts it; null when none does.</summary>
    public HumanFacts? Human { get; init; }

    /// <summary>Sandbox that was asked for: <c>docker</c> or <c>bwrap</c>.</summary>
    public required string Sandbox { get; init; }

    /// <summary>What the run may spend.</summary>
    public required RunLimits Limits { get; init; }

    /// <summary>Seed of the run.</summary>
    public required long Seed { get; init; }

    /// <summary>Who may sweep the run's sandbox: one user on one machine.</summary>
    public required string Owner { get; init; }

    /// <summary>Version of the harness.</summary>
    public required string Harness { get; init; }

    /// <summary>The machine: operating system, processor, cores, memory, GPUs.</summary>
    public required HostFacts Host { get; init; }
}
