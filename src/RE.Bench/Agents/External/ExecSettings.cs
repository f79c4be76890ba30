namespace RE.Bench.Agents.External;

/// <summary>How a command-line agent is started.</summary>
public sealed record ExecSettings
{
    /// <summary>Shell text, run with <c>sh</c> in <c>/home/agent/solution</c>.</summary>
    public required string Command { get; init; }

    /// <summary>Host folders that it needs, shown read-only inside.</summary>
    public IReadOnlyList<Sandboxes.SandboxMount> Mounts { get; init; } = [];

    /// <summary>Variables beside those that the harness sets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
