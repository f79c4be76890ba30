using RE.Bench.Sandboxes.Bubblewrap.Limits;
using RE.Bench.Sandboxes.Docker.Engine;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Docker.Containers;

/// <summary>Brings a container and its guest together: listens, lets the container go and waits.</summary>
internal sealed class GuestArrival(DockerEngine engine, EngineFacts facts, IProgress<string>? progress)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Longer than an engine needs to come back and say that it ended the container: the better cause is told first.</summary>
    private static readonly TimeSpan ReconnectPatience = TimeSpan.FromSeconds(45);

    public required SandboxSpec Spec { get; init; }

    public required string ContainerId { get; init; }

    public required ControlFolder Control { get; init; }

    public required SandboxUser User { get; init; }

    public required string Token { get; init; }

    /// <summary>True for a sandbox that was left: nothing inside runs before it is thawed.</summary>
    public bool StartsFrozen { get; init; }

    /// <param name="release">Starts the container, or lets it go on.</param>
    /// <param name="cancellationToken">Gives up; the caller removes what was made.</param>
    public async Task<DockerParts> MeetAsync(Func<string, CancellationToken, Task> release, CancellationToken cancellationToken)
    {
        var kills = new KillCount();
        var connection = GuestConnection.Listen(
            new GuestConnectionOptions
            {
                SandboxName = $"container {ContainerId[..12]}",
                SocketPath = Control.SocketPath,
                Token = Token,
                StartsFrozen = StartsFrozen,
                ReconnectPatience = ReconnectPatience,
                OutOfMemoryKills = kills.Now,
            },
            engine.Time);
        var watch = new EngineWatch(engine, ContainerId);
        try
        {
            await release(ContainerId, cancellationToken);
            var cgroup = await FindCgroupAsync(cancellationToken);
            kills.Of(cgroup, watch);
            watch.Also(cgroup);
            await WaitAsync(connection, watch, cancellationToken);
            var sockets = Spec.Sockets.Select(target => new SocketForwarder(Control.FolderPath, target)).ToList();
            var disk = new DiskWatch(Spec.WorkspaceFolder, Spec.Resources.DiskBytes, connection, engine.Time);
            return new DockerParts { Sockets = sockets, Disk = disk, Engine = engine, Facts = facts, ContainerId = ContainerId, Control = Control, User = User, Watch = watch, Connection = connection, Cgroup = cgroup, Progress = progress };
        }
        catch
        {
            await connection.DisposeAsync();
            await watch.DisposeAsync();
            throw;
        }
    }

    private async Task<ContainerCgroup?> FindCgroupAsync(CancellationToken cancellationToken)
    {
        var found = await engine.AskAsync("look at the sandbox", (client, token) => client.Containers.InspectContainerAsync(ContainerId, token), cancellationToken);
        return ContainerCgroup.Find(ContainerId, found.State?.Pid ?? 0, engine.Time);
    }

    private async Task WaitAsync(GuestConnection connection, EngineWatch watch, CancellationToken cancellationToken)
    {
        var arrival = connection.WaitAsync(Patience, cancellationToken);
        if (await Task.WhenAny(arrival, watch.Died) == watch.Died && !arrival.IsCompleted)
        {
            throw await new ContainerDeath(engine, ContainerId, Spec.Resources.MemoryBytes).ExplainAsync(watch.Losses, cancellationToken);
        }

        await arrival;
    }
}
