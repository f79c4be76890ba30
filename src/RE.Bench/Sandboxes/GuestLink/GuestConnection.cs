using RE.Bench.Sandboxes.GuestLink.Commands;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Sandboxes.GuestLink;

/// <summary>
/// The harness's end of a sandbox: listens for its guest, runs commands through it, and takes it back after a broken connection. Whatever
/// the guest sends is checked; a guest that breaks the protocol breaks the sandbox, never the harness.
/// </summary>
internal sealed class GuestConnection : IAsyncDisposable
{
    private static readonly TimeSpan KillPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan TimeoutSlack = TimeSpan.FromSeconds(60);
    private readonly GuestConnectionOptions _options;
    private readonly TimeProvider _time;
    private readonly GuestWire _wire;
    private readonly Lock _lock = new();
    private readonly PendingExecs _execs = new();
    private readonly GuestQuestions _questions;
    private readonly TaskCompletionSource<GuestPeer> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SandboxUnavailableException? _broken;
    private bool _frozen;
    private int _freezes;

    private GuestConnection(GuestConnectionOptions options, TimeProvider time)
    {
        _options = options;
        _frozen = options.StartsFrozen;
        _time = time;
        _questions = new GuestQuestions(options.SandboxName, time);
        _wire = new GuestWire(options, time, Handle, ArrivedAsync, Break);
    }

    /// <summary>Listens from here on; the guest may be started now.</summary>
    /// <exception cref="SandboxUnavailableException">The socket cannot be made.</exception>
    public static GuestConnection Listen(GuestConnectionOptions options, TimeProvider time) => new(options, time);

    /// <summary>Waits for the guest's first arrival.</summary>
    /// <exception cref="SandboxUnavailableException">It did not come in time, or the sandbox broke.</exception>
    public async Task<GuestPeer> WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await _first.Task.WaitAsync(patience, _time, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new SandboxUnavailableException($"the guest of {_options.SandboxName} did not connect within {patience.TotalSeconds:0.#} s", exception);
        }
    }

    /// <summary>See <see cref="ISandbox.ExecAsync"/>.</summary>
    public async Task<ExecResult> ExecAsync(ExecRequest request, IExecOutput? output, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (ExecRequestCheck.Refusal(request) is { } refusal)
        {
            return new ExecResult(new ExecEnd.NotStarted(refusal), CapturedOutput.Empty, CapturedOutput.Empty, TimeSpan.Zero, 0);
        }

        using var exec = new RunningExec(request);
        if (!_execs.TryAdd(exec, out var other))
        {
            return await other.Result.Task.WaitAsync(cancellationToken);
        }

        try
        {
            var result = await RunAsync(exec, output, cancellationToken);
            exec.Result.TrySetResult(result);
            return result;
        }
        catch (Exception exception)
        {
            exec.Result.TrySetException(exception);
            _ = exec.Result.Task.Exception;
            throw;
        }
        finally
        {
            _execs.Remove(exec);
        }
    }

    /// <summary>Stops every process inside; returns when none can run.</summary>
    public async Task FreezeAsync(CancellationToken cancellationToken)
    {
        _frozen = true;
        _freezes++;
        var running = await _questions.AskAsync(FrameType.Freeze, _wire.SendAsync, cancellationToken);
        if (running > 0)
        {
            throw new SandboxUnavailableException($"{running} processes of {_options.SandboxName} could not be stopped");
        }
    }

    /// <summary>Lets the processes inside run again.</summary>
    public async Task ThawAsync(CancellationToken cancellationToken)
    {
        _frozen = false;
        await _questions.AskAsync(FrameType.Thaw, _wire.SendAsync, cancellationToken);
    }

    /// <summary>Whether everything inside stands still.</summary>
    public bool IsFrozen => _frozen;

    /// <summary>Kills every process inside but the guest; the callers of running commands read why on standard error.</summary>
    public Task KillAllAsync(string why)
    {
        foreach (var exec in _execs.All())
        {
            exec.Note(why);
        }

        return _wire.SendAsync(new FrameBuilder(FrameType.KillAll).Build());
    }

    /// <summary>Tells the guest to kill everything and exit; does not wait for it.</summary>
    public Task ShutdownAsync() => _wire.SendAsync(new FrameBuilder(FrameType.Shutdown).Build());

    /// <summary>Ends all that waits here with this reason; for an owner that knows that the sandbox is gone.</summary>
    public void Break(string reason)
    {
        var broken = new SandboxUnavailableException($"{_options.SandboxName}: {reason}");
        lock (_lock)
        {
            _broken ??= broken;
        }

        _questions.Fail(_broken);
        _first.TrySetException(_broken);
        _ = _first.Task.Exception;
        foreach (var exec in _execs.All())
        {
            exec.Fail(_broken);
        }
    }

    /// <summary>Stops listening and lets go of the guest, which then waits, frozen, for another harness.</summary>
    public async ValueTask DisposeAsync()
    {
        Break("the connection was closed by this rebench");
        await _wire.DisposeAsync();
    }

    private async Task<ExecResult> RunAsync(RunningExec exec, IExecOutput? output, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        var killsBefore = _options.OutOfMemoryKills();
        using var gaveUp = new CancellationTokenSource();
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _ = WatchTimeoutAsync(exec, gaveUp.Token);
        await using var registration = stopped.Token.Register(() => _ = KillAsync(exec, gaveUp.Token));
        using var resizing = exec.WatchSize(_wire.SendAsync);
        try
        {
            if (_broken is { } broken)
            {
                throw broken;
            }

            await OrderAsync(exec);
            var exit = await PumpAsync(exec, output, stopped);
            cancellationToken.ThrowIfCancellationRequested();
            var kills = (int)Math.Clamp(_options.OutOfMemoryKills() - killsBefore, 0, int.MaxValue);
            return exec.Finish(exit, _time.GetElapsedTime(began), kills);
        }
        finally
        {
            await gaveUp.CancelAsync();
        }
    }

    /// <summary>A receiver that throws ends the command; its exception comes out once the command's processes are gone.</summary>
    private async Task<ExitFrame> PumpAsync(RunningExec exec, IExecOutput? output, CancellationTokenSource stopped)
    {
        try
        {
            return await exec.PumpAsync(output, _wire.SendAsync, stopped.Token);
        }
        catch (Exception exception) when (exception is not SandboxUnavailableException)
        {
            await stopped.CancelAsync();
            await exec.PumpAsync(null, _wire.SendAsync, stopped.Token);
            throw;
        }
    }

    private async Task KillAsync(RunningExec exec, CancellationToken ended)
    {
        exec.IsKilled = true;
        await _wire.SendAsync(exec.KillOrder());
        if (await Elapsed(KillPatience, ended))
        {
            exec.Fail(new SandboxUnavailableException($"{_options.SandboxName} did not say within {KillPatience.TotalSeconds} s that command '{exec.Request.Id}' was killed"));
        }
    }

    /// <summary>The guest keeps the time limit; this only notices a guest that does not.</summary>
    private async Task WatchTimeoutAsync(RunningExec exec, CancellationToken ended)
    {
        if (exec.Request.Timeout is not { } timeout)
        {
            return;
        }

        int freezes;
        do
        {
            freezes = _freezes;
            if (!await Elapsed(timeout + TimeoutSlack, ended))
            {
                return;
            }
        }
        while (_frozen || freezes != _freezes);
        exec.Fail(new SandboxUnavailableException($"{_options.SandboxName} did not end command '{exec.Request.Id}' at its limit of {timeout.TotalSeconds} s"));
    }

    /// <summary>Asks a guest that has arrived for all that is still open.</summary>
    private async Task ArrivedAsync(GuestChannel channel)
    {
        await channel.SendAsync(new FrameBuilder(FrameType.Welcome).Build());

        // Said always: between its hello and our welcome a slow machine may have made the guest freeze by itself.
        await channel.SendAsync(new FrameBuilder(_frozen ? FrameType.Freeze : FrameType.Thaw).Int(0).Build());

        foreach (var question in _questions.Open())
        {
            await channel.SendAsync(question);
        }

        foreach (var exec in _execs.All())
        {
            await OrderAsync(exec);
        }

        _first.TrySetResult(new GuestPeer(channel.ProcessId(), channel.WasFrozen));
    }

    private void Handle(Frame frame)
    {
        if (frame.Type is FrameType.Frozen or FrameType.Thawed)
        {
            _questions.Handle(frame);
        }
        else
        {
            _execs.Handle(frame);
        }
    }

    /// <summary>Sends a command's order, once a connection.</summary>
    private async Task OrderAsync(RunningExec exec)
    {
        if (_wire.Channel is { } channel && exec.TryClaim(channel))
        {
            if (exec.Request.Terminal is not null && !channel.HasTerminals)
            {
                exec.Fail(new SandboxUnavailableException($"{_options.SandboxName} was made by an earlier rebench, whose guest knows no terminals; go on with that version, or start a new run"));
                return;
            }

            await channel.SendAsync(exec.Order());
            if (exec.IsKilled)
            {
                await channel.SendAsync(exec.KillOrder());
            }
        }
    }

    private async Task<bool> Elapsed(TimeSpan delay, CancellationToken ended)
    {
        try
        {
            await Task.Delay(delay, _time, ended);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
