namespace RE.Bench.Sandboxes.Bubblewrap.Limits;

/// <summary>What the kernel enforces on a sandbox as a whole.</summary>
internal interface ISandboxLimits
{
    /// <summary>Names of the enforced limits.</summary>
    IReadOnlyList<string> Enforced { get; }

    /// <summary>Folders whose <c>cgroup.procs</c> the sandbox's first process enters.</summary>
    IReadOnlyList<string> Groups { get; }

    /// <summary>Processes killed for memory so far.</summary>
    long OutOfMemoryKills();
}
