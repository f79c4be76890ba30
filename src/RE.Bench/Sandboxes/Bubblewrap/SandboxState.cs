using RE.Bench.Sandboxes.Bubblewrap.Host;

namespace RE.Bench.Sandboxes.Bubblewrap;

/// <summary>What a later harness must know to find, use or remove a sandbox; on disk for its owner only, because it holds the token.</summary>
internal sealed record SandboxState
{
    public required string Run { get; init; }

    public required string Owner { get; init; }

    public required string Token { get; init; }

    /// <summary>The harness that made or last attached it.</summary>
    public required HostProcess Harness { get; init; }

    /// <summary>The guest; null until it has connected.</summary>
    public HostProcess? Guest { get; init; }

    /// <summary>User id of its processes; null when they run as the harness's user.</summary>
    public uint? User { get; init; }

    public required string Workspace { get; init; }

    public IReadOnlyList<string> Groups { get; init; } = [];

    public IReadOnlyList<string> Enforced { get; init; } = [];

    public IReadOnlyList<string> Tools { get; init; } = [];
}
