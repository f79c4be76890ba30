using Docker.DotNet.Models;
using RE.Bench.Sandboxes.Docker.Engine;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Docker.Containers;

/// <summary>Takes over the container of a harness that is gone; its processes stand still until they are thawed.</summary>
internal sealed class ContainerReturn(DockerEngine engine, DockerOptions options, EngineFacts facts, IProgress<string>? progress)
{
    /// <returns>The sandbox, or null when nothing is left to speak to it with.</returns>
    public async Task<DockerSandbox?> AttachAsync(SandboxSpec spec, string containerId, CancellationToken cancellationToken)
    {
        var found = await engine.AskAsync("look at the sandbox", (client, token) => client.Containers.InspectContainerAsync(containerId, token), cancellationToken);
        var control = ControlFolder.Of(options.ControlRoot, spec.RunId);
        if (GuestVariables.TokenOf(found.Config?.Env) is not { } guestToken || DockerState.TryRead(control) is not { } state || state.Container != containerId)
        {
            return null;
        }

        (state with { Harness = HarnessIdentity.Current().ToString() }).Write(control);
        var arrival = new GuestArrival(engine, facts, progress) { Spec = spec, ContainerId = containerId, Control = control, User = SandboxUser.Of(spec.RunId), Token = guestToken, StartsFrozen = true };
        var parts = await arrival.MeetAsync((_, token) => ReleaseAsync(found, token), cancellationToken);

        // A harness that was killed a moment ago left processes that still run.
        await parts.Connection.FreezeAsync(cancellationToken);
        return new DockerSandbox(parts, spec, state.Tools);
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
