using System.Globalization;
using RE.Bench.Planning;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Runs.Services;

/// <summary>Keeps the relay between the sandbox's loopback and the services' socket running, also when the agent kills it.</summary>
internal sealed class ServiceRelay : IAsyncDisposable
{
    private const int MostStarts = 50;
    private readonly ISandbox _sandbox;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    /// <summary>Starts it, or joins that of an earlier harness.</summary>
    public ServiceRelay(ISandbox sandbox)
    {
        _sandbox = sandbox;
        _running = KeepAsync();
    }

    /// <summary>Waits until it listens; the sandbox must not be frozen.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) =>
        _sandbox.ExecAsync(Request($"services-await-{Guid.NewGuid():N}", "--await", ServiceAddress.Listen), null, cancellationToken);

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    // An id never runs twice: those of relays that ended under an earlier harness answer at once, the living one is joined.
    private async Task KeepAsync()
    {
        try
        {
            for (var start = 1; start <= MostStarts; start++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"services-relay-{start}");
                await _sandbox.ExecAsync(Request(id, "--listen", ServiceAddress.Listen, "--socket", DeskFolder.ServicesInside), null, _stop.Token);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SandboxUnavailableException)
        {
            // The attempt is over, or the sandbox broke: then the agent's own commands say so.
        }
    }

    private static ExecRequest Request(string id, params IEnumerable<string> arguments) => new()
    {
        Id = id,
        Arguments = [ControlFolder.GuestInside, "relay", .. arguments],
        WorkingDirectory = "/",
        KeepBytes = 4096,
    };
}
