namespace RE.Bench.Sandboxes;

/// <summary>A toolchain of the host as a sandbox sees it: read-only folders, and the variables that lead to them.</summary>
internal sealed record HostToolchain
{
    /// <summary>Folders shown inside.</summary>
    public required IReadOnlyList<SandboxMount> Mounts { get; init; }

    /// <summary>Folders, as the sandbox names them, to put on its PATH.</summary>
    public required IReadOnlyList<string> PathFolders { get; init; }

    /// <summary>Variables of every command.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }
}
