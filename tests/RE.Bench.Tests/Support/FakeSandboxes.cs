using RE.Bench.Sandboxes;

namespace RE.Bench.Tests.Support;

/// <summary>Makes fake sandboxes and remembers them, so that a second harness can find the first one's.</summary>
internal sealed class FakeSandboxes : ISandboxProvider
{
    public List<FakeSandbox> Made { get; } = [];

    public bool Forgets { get; set; }

    public Func<ExecRequest, CancellationToken, Task<ExecResult>>? OnExec { get; set; }

    public string Name => "fake";

    public Task<SandboxAvailability> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(new SandboxAvailability(true, "fake", "", ["freeze"]));

    public Task<ISandbox> CreateAsync(SandboxSpec spec, CancellationToken cancellationToken)
    {
        var sandbox = new FakeSandbox(spec);
        sandbox.OnExec = OnExec ?? sandbox.OnExec;
        Made.Add(sandbox);
        return Task.FromResult<ISandbox>(sandbox);
    }

    public Task<ISandbox?> AttachAsync(SandboxSpec spec, CancellationToken cancellationToken) =>
        Task.FromResult<ISandbox?>(Forgets ? null : Made.LastOrDefault(sandbox => !sandbox.IsGone));

    public Task<IReadOnlyList<SweptThing>> SweepAsync(string owner, bool includeLive, bool dryRun, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SweptThing>>([]);
}
