using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Sandboxes;

namespace RE.Bench.Runs;

/// <summary>Keeps clock and sandbox in step: time is charged exactly while the agent's processes can run.</summary>
internal sealed class ClockGate(RunClock clock, Journal journal) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private ISandbox? _sandbox;
    private int _holds;

    /// <summary>The sandbox to freeze and thaw; null while there is none.</summary>
    public ISandbox? Sandbox
    {
        get => _sandbox;
        set => _sandbox = value;
    }

    /// <summary>True between <see cref="OpenAsync"/> and <see cref="CloseAsync"/>, held or not.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Lets the agent's processes run and time be charged.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        IsOpen = true;
        await StartAsync(cancellationToken);
    }, cancellationToken);

    /// <summary>Stops processes and time for good; the next <see cref="OpenAsync"/> is another harness's.</summary>
    public Task CloseAsync(PauseReason reason, CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        if (IsOpen)
        {
            IsOpen = false;
            await StopAsync(reason, cancellationToken);
        }
    }, cancellationToken);

    /// <summary>Freezes processes and time until as many <see cref="ReleaseAsync"/> calls came.</summary>
    public Task HoldAsync(PauseReason reason, CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        if (_holds++ == 0)
        {
            await StopAsync(reason, cancellationToken);
        }
    }, cancellationToken);

    /// <summary>Undoes one hold; the last one lets processes and time go on, if the gate is open.</summary>
    public Task ReleaseAsync(CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        if (--_holds == 0 && IsOpen)
        {
            await StartAsync(cancellationToken);
        }
    }, cancellationToken);

    /// <summary>Ends the queue of waiting calls.</summary>
    public void Dispose() => _turn.Dispose();

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_holds > 0)
        {
            return;
        }

        journal.Append(new RunEvent.ClockStarted());
        clock.Run();
        if (_sandbox is { } sandbox)
        {
            await sandbox.ThawAsync(cancellationToken);
        }
    }

    private async Task StopAsync(PauseReason reason, CancellationToken cancellationToken)
    {
        if (_sandbox is { } sandbox)
        {
            await sandbox.FreezeAsync(cancellationToken);
        }

        if (clock.IsRunning)
        {
            clock.Pause();
            journal.Append(new RunEvent.ClockPaused(reason));
        }
    }

    private async Task InTurnAsync(Func<Task> action, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await action();
        }
        finally
        {
            _turn.Release();
        }
    }
}
