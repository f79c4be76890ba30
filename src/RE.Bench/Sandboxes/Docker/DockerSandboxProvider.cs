using Docker.DotNet.Models;
using RE.Bench.Budgets;
using RE.Bench.Sandboxes.Docker.Containers;
using RE.Bench.Sandboxes.Docker.Engine;
using RE.Bench.Sandboxes.Docker.Images;

namespace RE.Bench.Sandboxes.Docker;

/// <summary>Makes sandboxes as containers of one Docker engine, asked over its socket.</summary>
/// <param name="options">What this installation has, and where.</param>
/// <param name="time">The clock of every wait.</param>
/// <param name="progress">Hears of image builds and of what could not be removed; may be null.</param>
public sealed class DockerSandboxProvider(DockerOptions options, TimeProvider time, IProgress<string>? progress = null) : ISandboxProvider, IDisposable
{
    /// <summary>The name of this kind.</summary>
    public const string KindName = "docker";

    private static readonly TimeSpan CheckLimit = TimeSpan.FromSeconds(10);

    private readonly DockerEngine _engine = new(options.Engine, time);

    /// <inheritdoc/>
    public string Name => KindName;

    /// <inheritdoc/>
    public async Task<SandboxAvailability> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var facts = await EngineFacts.AskAsync(_engine, cancellationToken, CheckLimit);
            return facts.MapsUsers
                ? new(false, facts.Describe(options.Engine), "This engine maps user ids (rootless or userns-remap), which sandboxes do not support. Use an engine that runs as root, or '--sandbox bwrap'.", [])
                : new(true, facts.Describe(options.Engine), facts.LiveRestore ? "" : "Set '\"live-restore\": true' in /etc/docker/daemon.json, so that runs survive a restart of the engine.", facts.EnforcedLimits);
        }
        catch (SandboxUnavailableException error)
        {
            return new(false, error.Message, $"Start a Docker engine on '{options.Engine}' (apt-get install docker.io), set DOCKER_HOST to another unix:// address, or use '--sandbox bwrap'.", []);
        }
    }

    /// <inheritdoc/>
    public async Task<ISandbox> CreateAsync(SandboxSpec spec, CancellationToken cancellationToken)
    {
        var facts = await EngineFacts.AskAsync(_engine, cancellationToken);
        Refuse(spec, facts);
        await ClearAsync(spec, cancellationToken);
        var images = new ImageStore(_engine, options);
        var recipe = images.Recipe(spec.Image);
        var image = await images.EnsureAsync(recipe, progress, cancellationToken);
        var user = SandboxUser.Of(spec.RunId);
        await user.TakeAsync(spec.WorkspaceFolder, cancellationToken);
        var birth = new ContainerBirth(_engine, options, progress)
        {
            Spec = spec,
            Facts = facts,
            Image = image,
            Toolchains = recipe.HostToolchains ? await HostToolchains.FindAsync(cancellationToken) : [],
            User = user,
        };
        return await birth.CreateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ISandbox?> AttachAsync(SandboxSpec spec, CancellationToken cancellationToken)
    {
        var alive = (await ListAsync(spec.Owner, spec.RunId, cancellationToken)).FirstOrDefault(container => container.State is "running" or "paused");
        if (alive is null)
        {
            return null;
        }

        var facts = await EngineFacts.AskAsync(_engine, cancellationToken);
        return await new ContainerReturn(_engine, options, facts, progress).AttachAsync(spec, alive.ID, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SweptThing>> SweepAsync(string owner, bool includeLive, bool dryRun, CancellationToken cancellationToken)
    {
        var containers = await ListAsync(owner, null, cancellationToken);
        return await new DockerSweep(_engine, options.ControlRoot, includeLive, dryRun).RunAsync(containers, cancellationToken);
    }

    /// <summary>Closes the connections to the engine.</summary>
    public void Dispose() => _engine.Dispose();

    private Task<IList<ContainerListResponse>> ListAsync(string owner, string? runId, CancellationToken cancellationToken) => _engine.AskAsync(
        "list sandboxes",
        (client, token) => client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = ContainerLabels.Filter(owner, runId) }, token),
        cancellationToken);

    /// <summary>Removes what an earlier process left of this run's sandbox: a run has one.</summary>
    private async Task ClearAsync(SandboxSpec spec, CancellationToken cancellationToken)
    {
        var sweep = new DockerSweep(_engine, options.ControlRoot, includeLive: true, dryRun: false);
        var left = await ListAsync(spec.Owner, spec.RunId, cancellationToken);
        foreach (var container in left.Where(one => one.State is "running" or "paused"))
        {
            if (sweep.HolderOf(container) is { } holder && holder.IsAlive())
            {
                throw new UserErrorException($"Run '{spec.RunId}' has a sandbox already, used by process {holder.ProcessId}. Wait for it, or end that process.");
            }
        }

        await sweep.RunAsync(left, cancellationToken);
    }

    private void Refuse(SandboxSpec spec, EngineFacts facts)
    {
        if (spec.Resources.Cpus > facts.Cpus)
        {
            throw new UserErrorException(FormattableString.Invariant($"The profile asks for {spec.Resources.Cpus:0.##} cores, and the Docker engine at '{options.Engine}' has {facts.Cpus:0}. Choose another '--profile' or a larger machine."));
        }

        if (facts.MapsUsers)
        {
            throw new UserErrorException($"The Docker engine at '{options.Engine}' maps user ids (rootless or userns-remap), which sandboxes do not support. Use an engine that runs as root, or '--sandbox bwrap'.");
        }
    }
}
