using RE.Bench.Sandboxes;

namespace RE.Bench.Tests.Scoring.Execution.PrefixSum.Device;

/// <summary>Shows one more folder in every sandbox, and sets one more variable.</summary>
internal sealed class MountingSandboxes(ISandboxProvider sandboxes, SandboxMount mount, string variable, string value) : ISandboxProvider
{
    public string Name => sandboxes.Name;

    public Task<SandboxAvailability> CheckAsync(CancellationToken cancellationToken) => sandboxes.CheckAsync(cancellationToken);

    public Task<ISandbox> CreateAsync(SandboxSpec spec, CancellationToken cancellationToken) => sandboxes.CreateAsync(More(spec), cancellationToken);

    public Task<ISandbox?> AttachAsync(SandboxSpec spec, CancellationToken cancellationToken) => sandboxes.AttachAsync(More(spec), cancellationToken);

    public Task<IReadOnlyList<SweptThing>> SweepAsync(string owner, bool includeLive, bool dryRun, CancellationToken cancellationToken) =>
        sandboxes.SweepAsync(owner, includeLive, dryRun, cancellationToken);

    private SandboxSpec More(SandboxSpec spec) =>
        spec with { Mounts = [.. spec.Mounts, mount], Environment = new Dictionary<string, string>(spec.Environment) { [variable] = value } };
}
