using RE.Bench.Planning.Resources;
using RE.Bench.Runs.Scheduling;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs.Scheduling;

public sealed class MachineLedgerTests : IDisposable
{
    private const long Gibibyte = 1L << 30;
    private readonly TempFolder _folder = new();
    private readonly FakeGpus _gpus = new(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cores_are_taken_given_back_and_never_given_twice()
    {
        var (here, elsewhere) = (Ledger(), Ledger());
        var first = await TakeAsync(here, "run-1", Need(cores: 1.5));

        var refused = Assert.IsType<BerthOffer.Full>(await elsewhere.TryTakeAsync("run-2", Need(cores: 1), [], Cancel));
        using var small = await TakeAsync(elsewhere, "run-3", Need(cores: 0.5));
        first.Dispose();
        using var second = await TakeAsync(elsewhere, "run-2", Need(cores: 1));

        Assert.Equal($"it waits for 1 cores, and 0.5 of 2 are free; the rest is taken by 'run-1' (process {Environment.ProcessId})", refused.Reason);
    }

    [Fact]
    public async Task Memory_is_waited_for()
    {
        using var first = await TakeAsync(Ledger(), "run-1", Need(memory: 3 * Gibibyte));

        var refused = Assert.IsType<BerthOffer.Full>(await Ledger().TryTakeAsync("run-2", Need(memory: 2 * Gibibyte), [], Cancel));

        Assert.StartsWith("it waits for 2GiB of memory, and 1GiB of 4GiB are free", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_dead_process_had_is_free()
    {
        // A claim that nobody holds locked: its process was killed.
        _folder.Write("locks/run-0@999999@2000@1024.claim", "");

        using var berth = await TakeAsync(Ledger(), "run-1", Need(cores: 2));

        Assert.Equal([$"run-1@{Environment.ProcessId}@2000@{Gibibyte}.claim"], Directory.GetFiles(_folder["locks"], "*.claim").Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_gpu_is_one_runs_by_its_uuid()
    {
        using var first = await TakeAsync(Ledger(), "run-1", Need(gpus: 1));
        using var second = await TakeAsync(Ledger(), "run-2", Need(gpus: 1));

        var refused = Assert.IsType<BerthOffer.Full>(await Ledger().TryTakeAsync("run-3", Need(gpus: 1), [], Cancel));

        Assert.Equal(["GPU-0", "GPU-1"], [.. first.Gpus, .. second.Gpus]);
        Assert.Equal("it waits for 1 GPU, and 0 are free: GPU-0 is another run's; GPU-1 is another run's", refused.Reason);
    }

    [Fact]
    public async Task A_gpu_on_which_somebody_computes_is_not_given_and_reported()
    {
        _gpus.Processes.Add(new GpuProcess("GPU-0", 4711, "python3"));

        using var one = await TakeAsync(Ledger(), "run-1", Need(gpus: 1));
        var refused = Assert.IsType<BerthOffer.Full>(await Ledger().TryTakeAsync("run-2", Need(gpus: 2), [], Cancel));

        Assert.Equal(["GPU-1"], one.Gpus);
        Assert.Equal("it waits for 2 GPUs, and 0 are free: on GPU-0 computes process 4711 (python3); GPU-1 is another run's", refused.Reason);
    }

    [Fact]
    public async Task A_run_that_goes_on_gets_its_own_gpu_on_which_its_frozen_sandbox_stands()
    {
        _gpus.Processes.Add(new GpuProcess("GPU-1", 4711, "python3"));

        var offer = await Ledger().TryTakeAsync("run-1", Need(gpus: 1), ["GPU-1"], Cancel);

        using var berth = Assert.IsType<BerthOffer.Taken>(offer).Berth;
        Assert.Equal(["GPU-1"], berth.Gpus);
    }

    [Fact]
    public async Task A_run_by_itself_is_noted_and_waits_for_no_core()
    {
        using var batch = await TakeAsync(Ledger(), "run-1", Need(cores: 2));

        using var alone = Assert.IsType<BerthOffer.Taken>(await Ledger().NoteAsync("run-2", Need(cores: 2), [], Cancel)).Berth;

        Assert.IsType<BerthOffer.Full>(await Ledger().TryTakeAsync("run-3", Need(cores: 0.1), [], Cancel));
    }

    private static ResourceNeed Need(double cores = 0.1, long memory = Gibibyte, int gpus = 0) => new(cores, memory, 0, gpus > 0 ? new GpuNeed(gpus, "H100", 0) : null);

    private static async Task<Berth> TakeAsync(MachineLedger ledger, string run, ResourceNeed need) =>
        Assert.IsType<BerthOffer.Taken>(await ledger.TryTakeAsync(run, need, [], Cancel)).Berth;

    private MachineLedger Ledger() => new(_folder["locks"], new MachineResources(2, 4 * Gibibyte, _gpus.Devices), _gpus, TimeProvider.System);
}
