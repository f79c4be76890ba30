using Docker.DotNet;
using RE.Bench.Sandboxes.Docker.Containers;
using RE.Bench.Sandboxes.Docker.Engine;

namespace RE.Bench.Sandboxes.Docker;

/// <summary>A container of ours with its guest.</summary>
internal sealed class DockerSandbox : ISandbox
{
    private static readonly TimeSpan RemovalLimit = TimeSpan.FromSeconds(60);

    private readonly DockerParts _parts;

    private readonly SandboxSpec _spec;

    private readonly WorkspaceFiles _files;

    private readonly SemaphoreSlim _freezing = new(1, 1);

    private readonly CancellationTokenSource _left = new();

    private readonly Task _watching;

    private bool _isHeld;

    private bool _isLeft;

    public DockerSandbox(DockerParts parts, SandboxSpec spec, IReadOnlyList<string> tools)
    {
        _parts = parts;
        _spec = spec;
        _files = new WorkspaceFiles(spec.WorkspaceFolder, parts.User.Id);
        Tools = tools;
        _watching = BreakAtDeathAsync();
    }

    public string Kind => DockerSandboxProvider.KindName;

    public string Id => _parts.ContainerId[..12];

    public IReadOnlyList<string> EnforcedLimits => _parts.Facts.EnforcedLimits;

    public IReadOnlyList<string> Tools { get; }

    public string WorkspaceFolder => _spec.WorkspaceFolder;

    public Task<ExecResult> ExecAsync(ExecRequest request, IExecOutput? output, CancellationToken cancellationToken) =>
        _parts.Connection.ExecAsync(request, output, cancellationToken);

    public Task FreezeAsync(CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        // A guest that is held itself does not answer.
        if (_isHeld)
        {
            return;
        }

        // The guest first: it corrects the time limits of its commands by how long all stood still. The kernel's freezer then holds them whatever they do.
        await _parts.Connection.FreezeAsync(cancellationToken);
        if (_parts.Cgroup is { CanFreeze: true } cgroup)
        {
            await cgroup.FreezeAsync(cancellationToken);
        }
        else
        {
            await PauseByEngineAsync(cancellationToken);
        }

        _isHeld = true;
    }, cancellationToken);

    public Task ThawAsync(CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        await ReleaseAsync(cancellationToken);
        await _parts.Connection.ThawAsync(cancellationToken);
    }, cancellationToken);

    public Task PutFileAsync(string path, Stream content, UnixFileMode mode, CancellationToken cancellationToken) =>
        _files.PutAsync(path, content, mode, cancellationToken);

    public Task<Stream> OpenFileAsync(string path, CancellationToken cancellationToken) => Task.FromResult(_files.Open(path));

    public async Task DetachAsync(CancellationToken cancellationToken)
    {
        await InTurnAsync(async () =>
        {
            // Stopped by the guest alone: it must run to count the lease and to end itself.
            if (!_isHeld)
            {
                await _parts.Connection.FreezeAsync(cancellationToken);
            }

            await ReleaseAsync(cancellationToken);
        }, cancellationToken);
        await LeaveAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isLeft)
        {
            return;
        }

        await _parts.Connection.ShutdownAsync();
        await LeaveAsync();
        await _parts.RemoveAsync(RemovalLimit);
    }

    /// <summary>Lets go of the container and tells it nothing, as a process does that is killed.</summary>
    internal async Task LeaveAsync()
    {
        if (_isLeft)
        {
            return;
        }

        _isLeft = true;
        await _left.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _parts.LeaveAsync();
        _left.Dispose();
    }

    private async Task BreakAtDeathAsync()
    {
        await _parts.Watch.Died.WaitAsync(_left.Token);
        var death = new ContainerDeath(_parts.Engine, _parts.ContainerId, _spec.Resources.MemoryBytes);
        var cause = await death.ExplainAsync(_parts.Watch.Losses, _left.Token);
        _parts.Connection.Break(cause.Message);
    }

    private Task PauseByEngineAsync(CancellationToken cancellationToken) =>
        ToleratingAsync("pause", (client, token) => client.Containers.PauseContainerAsync(_parts.ContainerId, token), cancellationToken);

    private async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (_parts.Cgroup is { CanFreeze: true } cgroup)
        {
            cgroup.Thaw();
        }
        else
        {
            await ToleratingAsync("unpause", (client, token) => client.Containers.UnpauseContainerAsync(_parts.ContainerId, token), cancellationToken);
        }

        _isHeld = false;
    }

    /// <summary>Both calls are idempotent here; the engine refuses to pause what is paused, with "conflict" or as its own fault.</summary>
    private async Task ToleratingAsync(string verb, Func<DockerClient, CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        try
        {
            await _parts.Engine.AskAsync($"{verb} the sandbox '{Id}'", call, cancellationToken);
        }
        catch (SandboxUnavailableException error) when (error.InnerException is DockerApiException refusal && DockerEngine.TextOf(refusal).Contains("paused", StringComparison.Ordinal))
        {
            // It already was.
        }
    }

    private async Task InTurnAsync(Func<Task> action, CancellationToken cancellationToken)
    {
        await _freezing.WaitAsync(cancellationToken);
        try
        {
            await action();
        }
        finally
        {
            _freezing.Release();
        }
    }
}
