using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using RE.Bench.Sandboxes.Docker.Engine;

namespace RE.Bench.Sandboxes.Docker.Containers;

/// <summary>Finds out why a container is no more.</summary>
internal sealed class ContainerDeath(DockerEngine engine, string containerId, long memoryBytes)
{
    /// <summary>An engine that stops its containers takes about this long to answer again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <param name="engineLosses">How often the engine went away while the container lived.</param>
    /// <param name="cancellationToken">Ends the wait for an engine that is away.</param>
    public async Task<SandboxUnavailableException> ExplainAsync(int engineLosses, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, engine.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (true)
        {
            try
            {
                var found = await engine.AskAsync("look at the sandbox", (client, token) => client.Containers.InspectContainerAsync(containerId, token), linked.Token);
                return new SandboxUnavailableException(Describe(found.State, engineLosses));
            }
            catch (SandboxUnavailableException error) when (error.InnerException is DockerContainerNotFoundException)
            {
                return new SandboxUnavailableException($"The sandbox's container '{Short}' was removed from outside.", error);
            }
            catch (SandboxUnavailableException error) when (patience.IsCancellationRequested)
            {
                return new SandboxUnavailableException($"The Docker engine at '{engine.Address}' went away and the sandbox '{Short}' with it. Start the engine; '\"live-restore\": true' in /etc/docker/daemon.json keeps sandboxes alive across its restarts.", error);
            }
            catch (SandboxUnavailableException)
            {
                engineLosses++;
                await Task.Delay(Pause, engine.Time, cancellationToken);
            }
            catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                return new SandboxUnavailableException($"The sandbox '{Short}' ended and the Docker engine at '{engine.Address}' does not say why: it does not answer.");
            }
        }
    }

    private string Short => containerId[..Math.Min(12, containerId.Length)];

    private string Describe(State? state, int engineLosses) => state switch
    {
        { Running: true } => $"The guest in the sandbox '{Short}' does not answer, though its container runs.",
        { OOMKilled: true } => string.Create(CultureInfo.InvariantCulture, $"The kernel killed the sandbox's first process for memory (limit {memoryBytes >> 20} MiB), and the sandbox '{Short}' with it."),
        _ when engineLosses > 0 => string.Create(CultureInfo.InvariantCulture, $"The Docker engine at '{engine.Address}' was stopped or restarted, which ended the sandbox '{Short}' (status {state?.ExitCode}). '\"live-restore\": true' in /etc/docker/daemon.json keeps sandboxes alive across its restarts."),
        _ => string.Create(CultureInfo.InvariantCulture, $"The sandbox's container '{Short}' ended with status {state?.ExitCode}{(string.IsNullOrEmpty(state?.Error) ? "" : ": " + state.Error)}. Something outside killed it, or the guest failed."),
    };
}
