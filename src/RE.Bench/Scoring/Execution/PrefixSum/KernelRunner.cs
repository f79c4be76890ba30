using RE.Bench.Budgets;
using RE.Bench.Sandboxes;

namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>A runner at work in its room, with a kernel loaded; it stands still except while a batch of its own is timed.</summary>
internal sealed class KernelRunner : IAsyncDisposable
{
    private const string Command = "exec ./runner ./kernel.so input/input.bin exchange/output.bin exchange/control.bin";
    private const int LooksPerCheck = 4096;
    private const ulong Kernel = 0, Copy = 1, ToDevice = 2;
    private readonly KernelRoom _room;
    private readonly KernelPlace _place;
    private readonly SharedFile _control;
    private readonly CancellationTokenSource _over = new();
    private Task<ExecResult> _running = Task.FromException<ExecResult>(new InvalidOperationException("The runner was not started."));
    private ulong _batch;

    private KernelRunner(KernelRoom room, SharedFile output, SharedFile control, KernelPlace place) => (_room, Output, _control, _place) = (room, output, control, place);

    /// <summary>What the kernel writes.</summary>
    public SharedFile Output { get; }

    /// <summary>Makes a room with a runner and a kernel, and waits until the kernel is loaded; it stands still then.</summary>
    /// <exception cref="KernelFault">The kernel cannot be loaded.</exception>
    public static async Task<KernelRunner> StartAsync(KernelPlace place, byte[] runner, byte[] kernel, CancellationToken cancellationToken)
    {
        SharedFile? output = null;
        SharedFile? control = null;
        var room = await KernelRoom.OpenAsync(place.Site, place.Folder, new SandboxMount(place.InputFolder, "/home/agent/input"), folder =>
        {
            Directory.CreateDirectory(Path.Combine(folder, "input"));
            Directory.CreateDirectory(Path.Combine(folder, "exchange"));
            output = SharedFile.Create(Path.Combine(folder, "exchange", "output.bin"), place.Bytes);
            control = SharedFile.Create(Path.Combine(folder, "exchange", "control.bin"), RunnerControl.Bytes);
        }, cancellationToken);
        var started = new KernelRunner(room, output!, control!, place);
        try
        {
            await room.PutAsync("runner", runner, cancellationToken);
            await room.PutAsync("kernel.so", kernel, cancellationToken);
            await started.LoadAsync(cancellationToken);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells the runner where the arrays of the next batches are.</summary>
    public void Describe(BatchLayout layout) => RunnerControl.Describe(_control, layout);

    /// <summary>Runs one batch: time goes from the order to the moment the runner says that it is done, by the harness's clock.</summary>
    /// <param name="copy">A plain copy instead of the kernel.</param>
    /// <param name="early">Looks at the result at that moment; null for copies.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="KernelFault">The kernel crashed or did not end.</exception>
    public async Task<TimeSpan> RunAsync(bool copy, SpotCheck? early, CancellationToken cancellationToken)
    {
        await _room.Sandbox.ThawAsync(cancellationToken);
        var took = await Task.Factory.StartNew(() => Time(copy, early, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await _room.Sandbox.FreezeAsync(cancellationToken);
        return took ?? throw await FaultAsync();
    }

    /// <summary>Ends the runner and its room.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _room.DisposeAsync();
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        Output.Dispose();
        _control.Dispose();
        _over.Dispose();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var ready = new ReadyLine();
        var request = new ExecRequest { Id = "runner", Arguments = ["sh", "-c", Command], KeepBytes = 8 << 10 };
        _running = _room.Sandbox.ExecAsync(request, ready, _over.Token);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var late = Task.Delay(LoadTime, _place.Time, patience.Token);
        var first = await Task.WhenAny(ready.Said, _running, late);
        await patience.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        if (first != ready.Said)
        {
            throw first == late ? new KernelFault($"the kernel was not loaded within {DurationText.Format(LoadTime)}.") : await FaultAsync();
        }

        await _room.Sandbox.FreezeAsync(cancellationToken);
    }

    // A GPU starts to load a context only then, with modules that the driver compiles.
    private TimeSpan LoadTime => TimeSpan.FromSeconds(_place.OnDevice ? 60 : 10);

    private TimeSpan? Time(bool copy, SpotCheck? early, CancellationToken cancellationToken) =>
        _place.OnDevice && !copy && Order(ToDevice, null, cancellationToken) is null ? null : Order(copy ? Copy : Kernel, early, cancellationToken);

    // Nothing is allocated and nothing waited for between order and answer. Null = no answer.
    private TimeSpan? Order(ulong what, SpotCheck? early, CancellationToken cancellationToken)
    {
        var number = ++_batch;
        _control.Write(RunnerControl.What, what);
        var began = _place.Time.GetTimestamp();
        bool Says(long place) => Await(place, number, began, cancellationToken);
        _control.Write(RunnerControl.Go, number);
        if (!Says(RunnerControl.Done))
        {
            return null;
        }

        if (!_place.OnDevice || early is null)
        {
            var took = _place.Time.GetElapsedTime(began);
            early?.Look(Output);
            return took;
        }

        early.Ask(_control, number);
        if (!Says(RunnerControl.Answered))
        {
            return null;
        }

        var answered = _place.Time.GetElapsedTime(began);
        early.TakeAnswers(_control);
        return Says(RunnerControl.Stored) ? answered : null;
    }

    private bool Await(long place, ulong number, long began, CancellationToken cancellationToken)
    {
        for (var looks = 0; _control.Read(place) != number; looks++)
        {
            if (looks % LooksPerCheck == 0 && (_running.IsCompleted || cancellationToken.IsCancellationRequested || _place.Time.GetElapsedTime(began) > _place.BatchTime))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<Exception> FaultAsync()
    {
        if (!_running.IsCompleted)
        {
            return new KernelFault($"the kernel did not end a batch within {DurationText.Format(_place.BatchTime)}.");
        }

        var result = await _running;
        return new KernelFault(result.End switch
        {
            ExecEnd.Signaled { Signal: var signal } => $"the kernel crashed (signal {signal}) in batch {_batch}. It may only read in[0] … in[n - 1] and write out[0] … out[n - 1].",
            ExecEnd.Exited { Code: 5 } => $"a call on the GPU failed in batch {_batch}: {result.Stderr.Text.Trim()}. 'prefix_sum' returns 0 when all went well.",
            ExecEnd.Exited { Code: 4 } => $"kernel.so cannot be used: {result.Stderr.Text.Trim()}",
            _ => $"the kernel ended the process that called it (status {result.ShellStatus}). {result.Stderr.Text.Trim()}".TrimEnd(),
        });
    }
}
