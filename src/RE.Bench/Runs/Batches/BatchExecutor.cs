using System.Collections.Concurrent;
using RE.Bench.Events;
using RE.Bench.Results;
using RE.Bench.Runs.Scheduling;
using RE.Bench.Runs.Stopping;

namespace RE.Bench.Runs.Batches;

/// <summary>
/// Does the runs of a batch in one process: in their order, each as soon as it fits what is free, none waiting for another to end if it need not.
/// A run that fails stops no other.
/// </summary>
/// <param name="services">Machine, folder, log.</param>
/// <param name="execute">Does one run, begun or gone on with, in its place.</param>
public sealed class BatchExecutor(BatchServices services, Func<BatchJob, Berth, CancellationToken, Task<RunResult>> execute)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private readonly DiskRoom _disk = new(services.Folder.Path);
    private readonly ConcurrentDictionary<string, BatchOutcome> _outcomes = [];
    private readonly Dictionary<BatchJob, Task> _running = [];

    /// <summary>Does them all, and gives what became of each in their order.</summary>
    /// <param name="jobs">The runs that are not over.</param>
    /// <param name="cancellationToken">No more begin; those that go on are scored and ended.</param>
    public async Task<IReadOnlyList<BatchOutcome>> RunAsync(IReadOnlyList<BatchJob> jobs, CancellationToken cancellationToken)
    {
        using var stop = new StopWatch(services.Folder.Path, services.Time, cancellationToken);
        services.Log.Append(ScheduleState.Opened, null, $"{jobs.Count} runs to do");
        var waiting = jobs.ToList();
        while (waiting.Count + _running.Count > 0)
        {
            await StartAsync(waiting, stop);
            if (stop.Token.IsCancellationRequested)
            {
                Leave(waiting, stop);
            }

            if (_running.Count > 0 || waiting.Count > 0)
            {
                await NextAsync(waiting.Count > 0, stop.Token);
            }
        }

        services.Log.Append(ScheduleState.Closed, null, stop.Token.IsCancellationRequested ? "it was told to stop" : "no run is left");
        return [.. jobs.Select(job => _outcomes[job.Planned.Run])];
    }

    private async Task StartAsync(List<BatchJob> waiting, StopWatch stop)
    {
        foreach (var job in waiting.ToList())
        {
            if (stop.Token.IsCancellationRequested)
            {
                return;
            }

            if (WasStopped(job))
            {
                waiting.Remove(job);
            }
            else if (services.Parallel <= _running.Count)
            {
                services.Log.Append(ScheduleState.Queued, job.Planned.Run, $"it waits for its turn: {services.Parallel} {(services.Parallel == 1 ? "run" : "runs")} at a time");
            }
            else if (await TryTakeAsync(job) is { } berth)
            {
                waiting.Remove(job);
                services.Log.Append(job.Past is BatchRunPast.Fresh ? ScheduleState.Started : ScheduleState.Resumed, job.Planned.Run, berth.Gpus.Count > 0 ? $"on {string.Join(", ", berth.Gpus)}" : "");
                _running[job] = Task.Run(() => DoAsync(job, berth, stop), CancellationToken.None);
            }
        }
    }

    private bool WasStopped(BatchJob job)
    {
        if (!StopRequest.IsThere(job.Plan.Folder.Path))
        {
            return false;
        }

        StopRequest.Clear(job.Plan.Folder.Path);
        Skip(job, ScheduleState.Stopped, $"{StopRequest.Detail} before it began; the batch, run again, begins it");
        return true;
    }

    private async Task<Berth?> TryTakeAsync(BatchJob job)
    {
        var promised = _running.Keys.Sum(running => running.Need.DiskBytes);
        if (_disk.Missing(job.Need.DiskBytes, promised) is { } disk)
        {
            services.Log.Append(ScheduleState.Queued, job.Planned.Run, disk);
            return null;
        }

        var earlier = job.Past is BatchRunPast.Interrupted interrupted ? interrupted.Gpus : [];
        switch (await services.Ledger.TryTakeAsync(job.Planned.Run, job.Need, earlier, CancellationToken.None))
        {
            case BerthOffer.Taken taken:
                return taken.Berth;
            case BerthOffer.Full full:
                services.Log.Append(ScheduleState.Queued, job.Planned.Run, full.Reason);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task DoAsync(BatchJob job, Berth berth, StopWatch stop)
    {
        using (berth)
        {
            try
            {
                var result = await execute(job, berth, stop.Token);
                _outcomes[job.Planned.Run] = new BatchOutcome.Ended(result);
                var state = result.Outcome == RunOutcomes.InfrastructureFailed ? ScheduleState.Broke : ScheduleState.Ended;
                services.Log.Append(state, job.Planned.Run, result.OutcomeDetail.Length > 0 ? $"{result.Outcome}: {result.OutcomeDetail}" : result.Outcome);
            }
            catch (Exception failure)
            {
                // Whatever it is, it is this run's: the others go on, and the verb tells of it at the end.
                _outcomes[job.Planned.Run] = new BatchOutcome.Broken(failure);
                services.Log.Append(ScheduleState.Broke, job.Planned.Run, failure.Message);
            }
        }
    }

    private void Leave(List<BatchJob> waiting, StopWatch stop)
    {
        foreach (var job in waiting)
        {
            Skip(job, ScheduleState.Queued, $"the batch was {(stop.Detail is { Length: > 0 } detail ? detail : "interrupted")} before it began; the batch, run again, begins it");
        }

        waiting.Clear();
    }

    private void Skip(BatchJob job, ScheduleState state, string reason)
    {
        _outcomes[job.Planned.Run] = new BatchOutcome.NotBegun(reason);
        services.Log.Append(state, job.Planned.Run, reason);
    }

    /// <summary>Waits until a run ends, or for a moment when other processes, disks or GPUs may have changed what is free.</summary>
    private async Task NextAsync(bool someWait, CancellationToken cancellationToken)
    {
        if (someWait)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var moment = Task.Delay(LookAgain, services.Time, over.Token);
            await Task.WhenAny([moment, .. _running.Values]);
            await over.CancelAsync();
            await moment.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        else
        {
            await Task.WhenAny(_running.Values);
        }

        foreach (var (job, task) in _running.Where(pair => pair.Value.IsCompleted).ToList())
        {
            await task;
            _running.Remove(job);
        }
    }
}
