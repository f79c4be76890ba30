using Docker.DotNet;
using Docker.DotNet.Models;
using RE.Bench.Sandboxes.Bubblewrap.Limits;
using RE.Bench.Sandboxes.Docker.Containers;
using RE.Bench.Sandboxes.Docker.Engine;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Docker;

/// <summary>What one sandbox consists of on the host.</summary>
internal sealed record DockerParts
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public required DockerEngine Engine { get; init; }

    public required EngineFacts Facts { get; init; }

    public required string ContainerId { get; init; }

    public required ControlFolder Control { get; init; }

    /// <summary>The harness's sockets that are shown inside.</summary>
    public required IReadOnlyList<SocketForwarder> Sockets { get; init; }

    public required SandboxUser User { get; init; }

    public required EngineWatch Watch { get; init; }

    public required GuestConnection Connection { get; init; }

    /// <summary>Keeps the workspace below its size.</summary>
    public required DiskWatch Disk { get; init; }

    /// <summary>Null where this process does not see the engine's host.</summary>
    public required ContainerCgroup? Cgroup { get; init; }

    /// <summary>Hears of what could not be removed.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>Removes the container and what belongs to it; an engine that is away is waited for, then the sweep has to do it.</summary>
    public async Task RemoveAsync(TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit, Engine.Time);
        while (!patience.IsCancellationRequested)
        {
            try
            {
                await RemoveContainerAsync(Engine, ContainerId, Cgroup, patience.Token);
                DockerState.Delete(Control, ContainerId);
                return;
            }
            catch (SandboxUnavailableException error)
            {
                Progress?.Report(error.Message);
                await Task.Delay(Pause, Engine.Time, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        Progress?.Report($"The container '{ContainerId[..12]}' could not be removed; 'rebench sweep' removes it once this process has ended.");
    }

    /// <summary>Lets go of all that this process holds of it.</summary>
    public async Task LeaveAsync()
    {
        await Disk.DisposeAsync();
        await Connection.DisposeAsync();
        await Watch.DisposeAsync();
        foreach (var socket in Sockets)
        {
            await socket.DisposeAsync();
        }
    }

    public static async Task RemoveContainerAsync(DockerEngine engine, string containerId, ContainerCgroup? cgroup, CancellationToken cancellationToken)
    {
        // A process that is frozen does not die.
        if (cgroup is { CanFreeze: true, IsFrozen: true })
        {
            cgroup.Thaw();
        }

        await engine.AskAsync($"remove the container '{containerId[..12]}'", async (client, token) =>
        {
            try
            {
                await client.Containers.RemoveContainerAsync(containerId, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, token);
            }
            catch (DockerContainerNotFoundException)
            {
                // Gone is what was asked for.
            }
        }, cancellationToken);
    }
}
