using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using RE.Bench.Sandboxes.Docker.Containers;

namespace RE.Bench.Sandboxes.Docker.Engine;

/// <summary>Listens to the engine's events about one container, so that its death and the engine's are told apart.</summary>
internal sealed class EngineWatch : IAsyncDisposable, IProgress<Message>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly DockerEngine _engine;

    private readonly string _containerId;

    private readonly CancellationTokenSource _stop = new();

    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly Task _listening;

    private ContainerCgroup? _cgroup;

    private int _outOfMemoryEvents;

    private int _losses;

    public EngineWatch(DockerEngine engine, string containerId)
    {
        _engine = engine;
        _containerId = containerId;
        _listening = ListenAsync();
    }

    /// <summary>Done when the container has died or was removed.</summary>
    public Task Died => _died.Task;

    /// <summary>How often the stream of events broke: the engine was stopped or restarted since this watch began.</summary>
    public int Losses => Volatile.Read(ref _losses);

    /// <summary>Out-of-memory events so far; fewer than the kernel's own count where several processes die at once.</summary>
    public int OutOfMemoryEvents => Volatile.Read(ref _outOfMemoryEvents);

    /// <summary>While the engine is away, the end of this group tells of the container's end.</summary>
    public void Also(ContainerCgroup? cgroup) => Volatile.Write(ref _cgroup, cgroup);

    public void Report(Message value)
    {
        switch (value.Action)
        {
            case "oom":
                Interlocked.Increment(ref _outOfMemoryEvents);
                break;
            case "die" or "died" or "destroy" or "remove":
                _died.TrySetResult();
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        var parameters = new ContainerEventsParameters
        {
            Filters = new Dictionary<string, IDictionary<string, bool>> { ["container"] = new Dictionary<string, bool> { [_containerId] = true } },
        };
        while (!_stop.IsCancellationRequested)
        {
            await ListenOnceAsync(parameters);
            Interlocked.Increment(ref _losses);
            await Task.Delay(Pause, _engine.Time, _stop.Token);

            // A death between two streams would be missed without asking, and one between the question and the stream without "since".
            parameters.Since = _engine.Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            await NoticeDeathAsync();
        }
    }

    private async Task ListenOnceAsync(ContainerEventsParameters parameters)
    {
        try
        {
            await _engine.AskAsync(
                "report events", (client, token) => client.System.MonitorEventsAsync(parameters, this, token), _stop.Token, Timeout.InfiniteTimeSpan);
        }
        catch (SandboxUnavailableException)
        {
            // The loss is counted, like the clean end that an engine's death looks like.
        }
    }

    private async Task NoticeDeathAsync()
    {
        try
        {
            var state = await _engine.AskAsync("look at the sandbox", (client, token) => client.Containers.InspectContainerAsync(_containerId, token), _stop.Token);
            if (state.State is not { Running: true })
            {
                _died.TrySetResult();
            }
        }
        catch (SandboxUnavailableException error) when (error.InnerException is DockerContainerNotFoundException)
        {
            _died.TrySetResult();
        }
        catch (SandboxUnavailableException)
        {
            // Still away: the kernel knows.
            if (Volatile.Read(ref _cgroup) is { Exists: false })
            {
                _died.TrySetResult();
            }
        }
    }
}
