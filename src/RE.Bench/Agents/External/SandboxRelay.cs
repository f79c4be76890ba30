using System.Globalization;
using RE.Bench.Agents.Live;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Agents.External;

/// <summary>Keeps the relay between the sandbox's loopback and the desk's socket running, also when the agent kills it.</summary>
internal sealed class SandboxRelay : IAsyncDisposable
{
    /// <summary>Where programs inside reach the desk.</summary>
    public const string Address = "http://127.0.0.1:8377";

    private const string Listen = "127.0.0.1:8377";
    private const int MostKills = 20;
    private readonly ILiveBench _bench;
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private volatile bool _wasUp;

    private SandboxRelay(ILiveBench bench) => _bench = bench;

    /// <summary>Starts it, or joins that of an earlier harness, and waits until it listens.</summary>
    public static async Task<SandboxRelay> StartAsync(ILiveBench bench, CancellationToken cancellationToken)
    {
        var relay = new SandboxRelay(bench);
        relay._running = relay.RunAsync();
        await bench.RunHelperAsync(Request($"relay-await-{Guid.NewGuid():N}", "--await", Listen), null, cancellationToken);
        relay._wasUp = true;
        return relay;
    }

    /// <summary>Lets go of it; it ends with the sandbox.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await KeepAsync();
        }
        catch (Exception failure) when (failure is OperationCanceledException or BudgetSpentException)
        {
            // The attempt is over.
        }
        catch (SandboxUnavailableException gone)
        {
            _bench.Fail(gone);
        }
    }

    // An id never runs twice: those of relays that ended under an earlier harness answer at once, the living one is joined.
    private async Task KeepAsync()
    {
        for (var (start, killed) = (1, 0); killed < MostKills; start++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"relay-{start}");
            var result = await _bench.RunHelperAsync(Request(id, "--listen", Listen, "--socket", DeskFolder.SocketInside), null, _stop.Token);
            if (_wasUp)
            {
                var next = ++killed < MostKills ? "It is started again." : "It was killed too often and is not started again.";
                await _bench.NoteAsync("relay", $"The relay to the model ended inside the sandbox (status {result.ShellStatus}). {next}", _stop.Token);
            }
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
