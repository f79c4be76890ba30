using RE.Bench.Agents;
using RE.Bench.Events;
using RE.Bench.Planning.Batches;
using RE.Bench.Planning.Resources;
using RE.Bench.Results;
using RE.Bench.Runs.Batches;
using RE.Bench.Runs.Scheduling;
using RE.Bench.Runs.Stopping;
using RE.Bench.Sandboxes;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs.Batches;

public sealed class BatchExecutorTests : IDisposable
{
    private readonly RunWorld _world = new();
    private readonly Dictionary<string, TaskCompletionSource> _ends = [];
    private readonly List<string> _started = [];
    private readonly SemaphoreSlim _changed = new(0);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private BatchFolder Folder => new(_world["batch"]);

    public void Dispose()
    {
        _changed.Dispose();
        _world.Dispose();
    }

    [Fact]
    public async Task Runs_begin_in_their_order_and_each_as_soon_as_another_ends()
    {
        var batch = Executor(parallel: 2).RunAsync(Jobs(4), Cancel);
        await StartedAsync("run-1", "run-2");

        // No barrier: the second of the first pair goes on while the third begins.
        _ends["run-1"].SetResult();
        await StartedAsync("run-3");
        _ends["run-3"].SetResult();
        await StartedAsync("run-4");
        Assert.False(_ends["run-2"].Task.IsCompleted);
        _ends["run-2"].SetResult();
        _ends["run-4"].SetResult();

        Assert.All(await batch, outcome => Assert.IsType<BatchOutcome.Ended>(outcome));
        Assert.Equal(["run-1", "run-2", "run-3", "run-4"], Log().Where(entry => entry.State == ScheduleState.Started).Select(entry => entry.Run));
    }

    [Fact]
    public async Task No_more_run_than_cores_allow_and_the_log_says_what_is_waited_for()
    {
        var batch = Executor(cores: 2).RunAsync(Jobs(3), Cancel);
        await StartedAsync("run-1", "run-2");
        while (Log().All(entry => entry.Run != "run-3"))
        {
            await Task.Yield();
        }

        var waits = Log().Last(entry => entry.Run == "run-3");
        _ends["run-1"].SetResult();
        await StartedAsync("run-3");
        _ends["run-2"].SetResult();
        _ends["run-3"].SetResult();
        await batch;

        Assert.Equal(ScheduleState.Queued, waits.State);
        Assert.StartsWith("it waits for 1 cores, and 0 of 2 are free; the rest is taken by 'run-", waits.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_breaks_stops_no_other()
    {
        var batch = Executor(parallel: 1).RunAsync(Jobs(3), Cancel);
        await StartedAsync("run-1");
        _ends["run-1"].SetException(new JournalBrokenException("The disk is full.", new IOException()));
        await StartedAsync("run-2");
        _ends["run-2"].SetException(new InvalidOperationException("A bug."));
        await StartedAsync("run-3");
        _ends["run-3"].SetResult();

        var outcomes = await batch;

        Assert.IsType<JournalBrokenException>(Assert.IsType<BatchOutcome.Broken>(outcomes[0]).Failure);
        Assert.IsType<InvalidOperationException>(Assert.IsType<BatchOutcome.Broken>(outcomes[1]).Failure);
        Assert.IsType<BatchOutcome.Ended>(outcomes[2]);
        Assert.Equal("The disk is full.", Log().Single(entry => entry.State == ScheduleState.Broke && entry.Run == "run-1").Reason);
    }

    [Fact]
    public async Task Cancelled_it_begins_no_more_and_waits_for_those_that_go_on()
    {
        using var interrupt = new CancellationTokenSource();
        var batch = Executor(parallel: 1).RunAsync(Jobs(3), interrupt.Token);
        await StartedAsync("run-1");

        await interrupt.CancelAsync();
        Assert.False(batch.IsCompleted);
        _ends["run-1"].SetResult();
        var outcomes = await batch;

        Assert.IsType<BatchOutcome.Ended>(outcomes[0]);
        Assert.All(outcomes.Skip(1), outcome => Assert.IsType<BatchOutcome.NotBegun>(outcome));
        Assert.Equal(["run-1"], _started);
    }

    [Fact]
    public async Task A_queued_run_that_is_told_to_stop_never_begins()
    {
        var batch = Executor(parallel: 1).RunAsync(Jobs(2), Cancel);
        await StartedAsync("run-1");
        StopRequest.Make(Folder.Run("run-2").Path);
        _ends["run-1"].SetResult();

        var outcomes = await batch;

        Assert.Contains("stopped by 'rebench stop'", Assert.IsType<BatchOutcome.NotBegun>(outcomes[1]).Reason, StringComparison.Ordinal);
        Assert.False(StopRequest.IsThere(Folder.Run("run-2").Path));
    }

    [Fact]
    public async Task A_sandbox_that_cannot_be_made_breaks_its_run_only()
    {
        var jobs = Jobs(2);
        var sandboxes = new FakeSandboxes();
        var executor = new BatchExecutor(Services(parallel: 1, cores: 4), async (job, _, token) => await new RE.Bench.Runs.RunExecutor(new RE.Bench.Runs.RunServices
        {
            Time = _world.Time,
            Sandboxes = job.Planned.Epoch == 1 ? new NoSandboxes() : sandboxes,
            Scorer = _world.Scorer,
        }).BeginAsync(job.Plan, new RunWorld.LambdaAgent((_, _) => Task.FromResult<AgentExit>(new AgentExit.Submitted())), token));

        var outcomes = await executor.RunAsync(jobs, Cancel);

        var broken = Assert.IsType<BatchOutcome.Ended>(outcomes[0]).Result;
        Assert.Equal((RunOutcomes.InfrastructureFailed, "sandbox: the engine is gone"), (broken.Outcome, broken.OutcomeDetail));
        Assert.Equal(RunOutcomes.Submitted, Assert.IsType<BatchOutcome.Ended>(outcomes[1]).Result.Outcome);
        Assert.IsType<BatchRunPast.Interrupted>(BatchRunPast.Of(Folder.Run("run-1")));
        Assert.IsType<BatchRunPast.Over>(BatchRunPast.Of(Folder.Run("run-2")));
        Assert.IsType<BatchRunPast.Fresh>(BatchRunPast.Of(Folder.Run("run-3")));
    }

    [Fact]
    public void Only_one_harness_works_on_a_batch()
    {
        using var first = BatchLock.Take(Folder);

        var failure = Assert.Throws<RE.Bench.Budgets.UserErrorException>(() => BatchLock.Take(Folder));

        Assert.StartsWith($"Another rebench process works on the batch '{Folder.Path}'", failure.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<BatchJob> Jobs(int count) => [.. Enumerable.Range(1, count).Select(epoch =>
    {
        var plan = _world.Plan($"run-{epoch}");
        return new BatchJob(SomeBatch.Run(epoch), plan with { Folder = Folder.Run($"run-{epoch}") }, new BatchRunPast.Fresh());
    })];

    private BatchExecutor Executor(int? parallel = null, double cores = 100) => new(Services(parallel, cores), async (job, _, _) =>
    {
        lock (_started)
        {
            _ends[job.Planned.Run] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _started.Add(job.Planned.Run);
        }

        _changed.Release();
        await _ends[job.Planned.Run].Task;
        return Result(job);
    });

    private BatchServices Services(int? parallel, double cores)
    {
        Directory.CreateDirectory(Folder.Path);
        return new BatchServices
        {
            Time = TimeProvider.System,
            Folder = Folder,
            Ledger = new MachineLedger(_world["locks"], new MachineResources(cores, 1L << 40, []), new FakeGpus(0), TimeProvider.System),
            Log = new ScheduleLog(Folder.Schedule, TimeProvider.System),
            Parallel = parallel,
        };
    }

    private IReadOnlyList<ScheduleEntry> Log() => ScheduleLog.Read(Folder.Schedule);

    private async Task StartedAsync(params string[] runs)
    {
        while (true)
        {
            lock (_started)
            {
                if (runs.All(_started.Contains))
                {
                    return;
                }
            }

            await _changed.WaitAsync(Cancel);
        }
    }

    private static RunResult Result(BatchJob job)
    {
        var facts = job.Plan.Facts;
        return new RunResult
        {
            Run = job.Planned.Run,
            Environment = new(facts.Environment, facts.EnvironmentVersion, facts.Profile, facts.EnvironmentDigest, 0, 1, "higher"),
            Agent = new(facts.Agent, facts.Scaffold, null, []),
            Outcome = RunOutcomes.Submitted,
            Ledger = [],
            Budget = new(facts.Limits.Time, TimeSpan.Zero, new Dictionary<string, TimeSpan>()),
            Usage = new(0, 0, 0, 0, 0, 0),
            Sandbox = new("fake", []),
            Seed = 1,
            Host = facts.Host,
            Harness = "test",
            JournalHash = "",
            StartedAt = default,
            EndedAt = default,
        };
    }

    private sealed class NoSandboxes : ISandboxProvider
    {
        public string Name => "fake";

        public Task<SandboxAvailability> CheckAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ISandbox> CreateAsync(SandboxSpec spec, CancellationToken cancellationToken) => throw new SandboxUnavailableException("the engine is gone");

        public Task<ISandbox?> AttachAsync(SandboxSpec spec, CancellationToken cancellationToken) => Task.FromResult<ISandbox?>(null);

        public Task<IReadOnlyList<SweptThing>> SweepAsync(string owner, bool includeLive, bool dryRun, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
