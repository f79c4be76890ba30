using System.Text.Json;
using RE.Bench.Events;
using RE.Bench.Sandboxes;

namespace RE.Bench.Planning;

/// <summary>Who attempts a run, as results name it.</summary>
/// <param name="Name">As typed: <c>o1</c>, <c>starter</c>, <c>modular:openai/o1</c>.</param>
/// <param name="Scaffold">Its scaffold.</param>
/// <param name="Model">Its model as <c>provider/name</c>; null when it uses none.</param>
public sealed record PlannedAgent(string Name, string Scaffold, string? Model)
{
    /// <summary>All of it, so that a resume finds the same agent; null = its name says all.</summary>
    public JsonElement? Definition { get; init; }

    /// <summary>The price table that costs are computed by: its day, or <c>assumed</c>; null = no price is known.</summary>
    public string? Prices { get; init; }

    /// <summary>The run that it repeats, whose limits hold where none are asked for; null = none.</summary>
    public RunFacts? Repeats { get; init; }

    /// <summary>Host folders that it sees read-only inside.</summary>
    public IReadOnlyList<SandboxMount> Mounts { get; init; } = [];
}
