using RE.Bench.Sandboxes;

namespace RE.Bench.Planning;

/// <summary>Who attempts a run, as results name it.</summary>
/// <param name="Name">As typed: <c>o1</c>, <c>starter</c>, <c>modular:openai/o1</c>.</param>
/// <param name="Scaffold">Its scaffold.</param>
/// <param name="Model">Its model as <c>provider/name</c>; null when it uses none.</param>
public sealed record PlannedAgent(string Name, string Scaffold, string? Model)
{
    /// <summary>Host folders that it sees read-only inside.</summary>
    public IReadOnlyList<SandboxMount> Mounts { get; init; } = [];
}
