using Docker.DotNet.Models;
using RE.Bench.Sandboxes.Docker.Containers;
using RE.Bench.Sandboxes.Docker.Engine;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Docker;

/// <summary>Removes containers that nobody has any more.</summary>
internal sealed class DockerSweep(DockerEngine engine, string controlRoot, bool includeLive, bool dryRun)
{
    /// <param name="containers">One owner's.</param>
    /// <param name="cancellationToken">Stops between two removals.</param>
    public async Task<IReadOnlyList<SweptThing>> RunAsync(IEnumerable<ContainerListResponse> containers, CancellationToken cancellationToken)
    {
        var swept = new List<SweptThing>();
        foreach (var container in containers)
        {
            if (ContainerLabels.TryRead(container.Labels) is not { } labels || ReasonFor(container) is not { } reason)
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            swept.Add(new SweptThing("container", container.ID[..12], labels.RunId, reason));
            if (!dryRun)
            {
                await RemoveAsync(container.ID, labels, cancellationToken);
            }
        }

        return swept;
    }

    /// <summary>The process that has a container now; null when it is none of ours.</summary>
    public HarnessIdentity? HolderOf(ContainerListResponse container)
    {
        if (ContainerLabels.TryRead(container.Labels) is not { } labels)
        {
            return null;
        }

        // A resumed run is another process than the one on the label, which cannot be changed.
        var state = DockerState.TryRead(ControlFolder.Of(controlRoot, labels.RunId));
        return (state?.Container == container.ID ? HarnessIdentity.TryParse(state.Harness) : null) ?? labels.Harness;
    }

    private string? ReasonFor(ContainerListResponse container)
    {
        var holder = HolderOf(container)!;
        return holder.IsAlive()
            ? includeLive ? $"asked for, though process {holder.ProcessId} has it" : null
            : container.State is "running" or "paused" ? $"its rebench (process {holder.ProcessId}) is dead" : "it ended by itself, its lease was over";
    }

    private async Task RemoveAsync(string containerId, ContainerLabels labels, CancellationToken cancellationToken)
    {
        var found = await engine.AskAsync("look at the sandbox", (client, token) => client.Containers.InspectContainerAsync(containerId, token), cancellationToken);
        var cgroup = ContainerCgroup.Find(containerId, found.State?.Pid ?? 0, engine.Time);
        await DockerParts.RemoveContainerAsync(engine, containerId, cgroup, cancellationToken);
        DockerState.Delete(ControlFolder.Of(controlRoot, labels.RunId), containerId);
    }
}
