namespace RE.Bench.Sandboxes;

/// <summary>Makes sandboxes of one kind, finds those of a killed harness again, and removes what was left behind.</summary>
public interface ISandboxProvider
{
    /// <summary>The name used by <c>--sandbox</c> and written in results: <c>docker</c> or <c>bwrap</c>.</summary>
    string Name { get; }

    /// <summary>Says whether sandboxes of this kind can be made here, and what to do if not.</summary>
    Task<SandboxAvailability> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Creates and starts a sandbox; it is up, thawed and answers commands when this returns.</summary>
    /// <exception cref="Budgets.UserErrorException">The specification asks for what this machine lacks (image, GPU runtime, limits).</exception>
    /// <exception cref="SandboxUnavailableException">The engine or bubblewrap failed.</exception>
    Task<ISandbox> CreateAsync(SandboxSpec spec, CancellationToken cancellationToken);

    /// <summary>Finds the running sandbox of this specification's run after the harness was killed; null when it is gone. It stands still until thawed.</summary>
    Task<ISandbox?> AttachAsync(SandboxSpec spec, CancellationToken cancellationToken);

    /// <summary>Removes this owner's sandboxes whose lease has expired or whose harness is dead; touches nothing else.</summary>
    /// <param name="owner">Only things labelled with this owner are looked at.</param>
    /// <param name="includeLive">Also those whose harness still lives (for a named run only).</param>
    /// <param name="dryRun">Only list what would be removed.</param>
    /// <param name="cancellationToken">Stops the sweep between two removals.</param>
    Task<IReadOnlyList<SweptThing>> SweepAsync(string owner, bool includeLive, bool dryRun, CancellationToken cancellationToken);
}
