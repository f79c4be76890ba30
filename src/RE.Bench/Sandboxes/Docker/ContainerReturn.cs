using Docker.DotNet.Models;

namespace RE.Bench.Sandboxes.Docker;

/// <summary>Takes over the container of a harness that is gone; its processes stand still until they are thawed.</summary>
internal sealed class ContainerReturn(DockerEngine engine, EngineFacts facts, IProgress<string>? progress)
{
    /// <returns>The sandbox, or null when nothing is left to speak to it with.</returns>
    public async Task<DockerSandbox?> AttachAsync(SandboxSpec spec, string containerId, ContainerLabels labels, CancellationToken cancellationToken)
    {
        var found = await engine.AskAsync("look at the sandbox", (client, token) => client.Containers.InspectContainerAsync(containerId, token), cancellationToken);
        var control = new ControlFolder(labels.ControlFolder);
        if (GuestVariables.TokenOf(found.Config?.Env) is not { } guestToken || control.Holder() is null)
        {
            return null;
        }

        control.Take();
        foreach (var socket in spec.Sockets)
        {
            control.Link(socket);
        }

        var arrival = new GuestArrival(engine, facts, progress) { Spec = spec, ContainerId = containerId, Control = control, User = SandboxUser.Of(spec.RunId), Token = guestToken };
        var parts = await arrival.MeetAsync((_, token) => ReleaseAsync(found, token), cancellationToken);

        // A harness that was killed a moment ago left processes that still run.
        await parts.Connection.FreezeAsync(cancellationToken);
        return new DockerSandbox(parts, spec);
    }

    private async Task ReleaseAsync(ContainerInspectResponse found, CancellationToken cancellationToken)
    {
        if (found.State?.Paused == true)
        {
            await engine.AskAsync("unpause the sandbox", (client, token) => client.Containers.UnpauseContainerAsync(found.ID, token), cancellationToken);
        }
        else if (ContainerCgroup.Find(found.ID, found.State?.Pid ?? 0, engine.Time) is { CanFreeze: true, IsFrozen: true } cgroup)
        {
            cgroup.Thaw();
        }
    }
}
