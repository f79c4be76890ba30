using RE.Bench.Agents.Catalog;
using RE.Bench.Budgets;
using RE.Bench.Cli.Commands;
using RE.Bench.Cli.Display.Batches;
using RE.Bench.Planning;
using RE.Bench.Planning.Batches;
using RE.Bench.Planning.Estimates;
using RE.Bench.Planning.Resources;
using RE.Bench.Results;
using RE.Bench.Runs.Batches;
using RE.Bench.Runs.Scheduling;
using RE.Bench.Sandboxes;

namespace RE.Bench.Cli.Batches;

/// <summary>Does a batch from its lock to its last result.</summary>
internal sealed class BatchWork(Composition composition, Interrupts interrupts, RunArguments arguments)
{
    private readonly BatchDrafts _drafts = new(composition);

    /// <summary>Does it, and gives what became of each run.</summary>
    public async Task<BatchReturns> RunAsync(CancellationToken cancellationToken)
    {
        if (arguments.Record is { } record)
        {
            throw new UserErrorException($"--record '{record}' takes one run, and a batch is asked for. Record the run that you want again by itself.");
        }

        var folder = _drafts.Folder(arguments);
        var wasThere = folder.Exists;
        if (!wasThere)
        {
            // What is wrong is said before a folder is made.
            _drafts.Make(folder, arguments, null);
        }

        using var held = BatchLock.Take(folder);
        var known = folder.Exists ? BatchStore.Read(folder).Asked.Sandbox : null;
        var sandboxes = await composition.ChooseSandboxesAsync(arguments.Sandbox == "auto" ? known ?? "auto" : arguments.Sandbox, cancellationToken);
        var draft = _drafts.Make(folder, arguments, sandboxes.Name);
        var machine = await MachineResources.ReadAsync(composition.Gpus, arguments.Batch.Cores, cancellationToken);
        var estimate = draft.Estimate(new BatchEstimator(machine, new DiskRoom(folder.Path).Free, arguments.Batch.Parallel), composition);
        PlanText.WriteShort(composition.Io.Error, draft, estimate);
        BatchStore.Write(folder, draft.Batch);
        var jobs = await JobsAsync(draft, cancellationToken);
        return new BatchReturns(draft, await DoAsync(draft, jobs, sandboxes, machine, cancellationToken), Before(draft));
    }

    private async Task<IReadOnlyList<BatchJob>> JobsAsync(BatchDraft draft, CancellationToken cancellationToken)
    {
        var jobs = new List<BatchJob>();
        var data = new Dictionary<string, IReadOnlyList<PlannedData>>();
        foreach (var run in draft.Open)
        {
            if (!data.TryGetValue(run.Planned.Environment, out var ready))
            {
                data[run.Planned.Environment] = ready = await composition.DataAsync(run.Environment, run.Planned.Profile, cancellationToken);
            }

            jobs.Add(new BatchJob(run.Planned, run.ToPlan(draft, composition, ready), run.Past));
        }

        return jobs;
    }

    private async Task<IReadOnlyList<(BatchJob Job, BatchOutcome Outcome)>> DoAsync(
        BatchDraft draft, IReadOnlyList<BatchJob> jobs, ISandboxProvider sandboxes, MachineResources machine, CancellationToken cancellationToken)
    {
        var agents = draft.Runs.ToDictionary(run => run.Planned.Run, run => run.Agent);
        var log = new ScheduleLog(draft.Folder.Schedule, composition.Io.Time);
        await using var screen = BatchScreen.Open(composition, jobs, arguments.View);
        log.Observer = screen.OnSchedule;
        foreach (var over in draft.Runs.Where(run => !run.IsOpen))
        {
            log.Append(ScheduleState.Skipped, over.Planned.Run, $"it had ended: {((BatchRunPast.Over)over.Past).Outcome}");
        }

        var services = new BatchServices
        {
            Time = composition.Io.Time,
            Folder = draft.Folder,
            Ledger = new MachineLedger(Composition.Locks, machine, composition.Gpus, composition.Io.Time),
            Log = log,
            Parallel = arguments.Batch.Parallel,
        };
        var purse = SharedPurse.Fill(draft.Folder, draft.Batch);
        interrupts.Promise = InterruptPromise.Batch;
        using var wall = new CancellationTokenSource(arguments.Batch.Wall ?? Timeout.InfiniteTimeSpan, composition.Io.Time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(wall.Token, cancellationToken);
        var outcomes = await new BatchExecutor(services, (job, berth, token) => OneAsync(job with { Plan = job.Plan with { Gpus = berth.Gpus } }, agents[job.Planned.Run], sandboxes, (screen, purse), token))
            .RunAsync(jobs, ended.Token);
        return [.. jobs.Zip(outcomes)];
    }

    private async Task<RunResult> OneAsync(BatchJob job, AgentSpec agent, ISandboxProvider sandboxes, (BatchScreen Screen, Purse? Purse) shared, CancellationToken cancellationToken)
    {
        await using var screen = shared.Screen.For(job);
        var executor = composition.Executor(sandboxes, agent, screen, shared.Purse);
        if (job.Past is BatchRunPast.Interrupted)
        {
            return await executor.ResumeAsync(job.Plan, AgentFactory.Create(agent), cancellationToken);
        }

        // A journal without a first entry: its harness was killed before the run began.
        File.Delete(job.Plan.Folder.Journal);
        return await executor.BeginAsync(job.Plan, AgentFactory.Create(agent), cancellationToken);
    }

    /// <summary>Results of runs that were over before.</summary>
    private static List<RunResult> Before(BatchDraft draft) =>
        [.. draft.Runs.Where(run => !run.IsOpen).Select(run => ResultOf(draft.Folder.Run(run.Planned.Run), run))];

    private static RunResult ResultOf(RunFolder folder, DraftRun run) =>
        File.Exists(folder.Result) ? ResultStore.Read(folder.Result) : ResultStore.Write(folder, run.Environment.Definition);
}
