using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Planning.Batches;
using RE.Bench.Results;
using RE.Bench.Runs.Scheduling;

namespace RE.Bench.Runs.Watching;

/// <summary>Looks at runs from outside: single ones, those in batches, and those that batches have not begun.</summary>
/// <param name="root">Folder of all runs, or of a batch.</param>
public sealed class RunWatch(string root)
{
    /// <summary>Folders of batches, oldest name first.</summary>
    public IReadOnlyList<BatchFolder> Batches() => !Directory.Exists(root) ? []
        : new BatchFolder(Path.GetFullPath(root)) is { Exists: true } itself ? [itself]
        : [.. Folders(root).Select(folder => new BatchFolder(folder)).Where(folder => folder.Exists)];

    /// <summary>All runs; those that are over only when they are asked for. A run that cannot be read is broken and says why.</summary>
    /// <param name="withEnded">Those that are over, too.</param>
    public IEnumerable<RunSighting> Look(bool withEnded)
    {
        // A batch's folder may hold runs that were started by themselves, too.
        var batches = Batches().Select(batch => (Runs: OfBatch(batch, withEnded).ToList(), Planned: TryRead(batch)?.Runs.Select(run => batch.Run(run.Run).Path) ?? [])).ToList();
        var planned = batches.SelectMany(batch => batch.Planned).ToHashSet();
        foreach (var folder in Directory.Exists(root) ? Folders(root).Where(folder => IsRun(folder) && !planned.Contains(folder)) : [])
        {
            if ((withEnded || !IsOver(folder)) && See(folder, null) is var run && (withEnded || run.State != SightedState.Ended))
            {
                yield return run;
            }
        }

        foreach (var run in batches.SelectMany(batch => batch.Runs))
        {
            yield return run;
        }
    }

    /// <summary>One run that has begun.</summary>
    /// <param name="folder">Its folder.</param>
    public static RunSighting See(RunFolder folder) => See(folder.Path, BatchOf(folder));

    /// <summary>The batch that a run's folder lies in; null when it lies in none.</summary>
    public static BatchFolder? BatchOf(RunFolder folder) =>
        Path.GetDirectoryName(folder.Path) is { } parent && new BatchFolder(parent) is { Exists: true } batch ? batch : null;

    private static IEnumerable<RunSighting> OfBatch(BatchFolder folder, bool withEnded)
    {
        if (TryRead(folder) is not { } batch)
        {
            yield break;
        }

        var harness = HarnessProcess.Of(folder.Path);
        var last = ScheduleLog.Read(folder.Schedule).Where(entry => entry.Run is not null).GroupBy(entry => entry.Run!).ToDictionary(entries => entries.Key, entries => entries.Last());
        foreach (var planned in batch.Runs)
        {
            var place = folder.Run(planned.Run);
            if (!IsRun(place.Path))
            {
                var entry = last.GetValueOrDefault(planned.Run);
                var waiting = Planned(planned, batch, folder, harness) with { Reason = entry?.Reason ?? "" };
                yield return entry?.State == ScheduleState.Stopped ? waiting with { State = SightedState.NotBegun } : waiting;
            }
            else if ((withEnded || !IsOver(place.Path)) && See(place.Path, folder) is var run && (withEnded || run.State != SightedState.Ended))
            {
                yield return run;
            }
        }
    }

    private static RunSighting Planned(BatchRun planned, Batch batch, BatchFolder folder, HarnessProcess harness) => new()
    {
        Run = planned.Run,
        Folder = folder.Run(planned.Run),
        State = harness.IsAlive ? SightedState.Queued : SightedState.NotBegun,
        Environment = planned.Environment,
        Agent = planned.Agent,
        Owner = batch.Owner,
        Limit = planned.Limits.Time,
        Harness = harness,
        Batch = folder,
    };

    private static RunSighting See(string path, BatchFolder? batch)
    {
        var folder = new RunFolder(path);
        var harness = HarnessProcess.Of(path);
        try
        {
            var content = JournalContent.Read(folder.Journal);
            var state = RunState.From(content.Entries);
            var (where, why) = Where(content, state, harness);
            return new RunSighting
            {
                Run = content.Facts.Run,
                Folder = folder,
                State = where,
                Reason = why,
                Environment = content.Facts.Environment,
                Agent = content.Facts.Agent,
                Owner = content.Facts.Owner,
                Spent = state.Spent,
                Limit = content.Facts.Limits.Time,
                Usage = state.Usage,
                LastRow = state.Rows is [.., var row] ? row : null,
                Harness = harness,
                Batch = batch,
            };
        }
        catch (UserErrorException failure)
        {
            return new RunSighting { Run = Path.GetFileName(path), Folder = folder, State = SightedState.Broken, Reason = failure.Message, Environment = "", Agent = "", Limit = TimeSpan.Zero, Harness = harness, Batch = batch };
        }
    }

    private static (SightedState State, string Reason) Where(JournalContent content, RunState state, HarnessProcess harness) => state switch
    {
        { End: { Outcome: RunOutcomes.InfrastructureFailed } end } => (SightedState.Broken, end.Detail),
        { End: { } end } => (SightedState.Ended, end.Detail.Length > 0 ? $"{end.Outcome} ({end.Detail})" : end.Outcome),
        _ when !harness.IsAlive => (SightedState.Broken, "its harness is gone"),
        { Exit: not null } => (SightedState.Ending, state.Exit.Outcome),
        { ClockRuns: true } => (SightedState.Running, ""),
        _ => content.Entries.Select(entry => entry.Event).LastOrDefault(happened => happened is RunEvent.ClockPaused or RunEvent.HarnessResumed) is RunEvent.ClockPaused paused
            ? (SightedState.Paused, paused.Reason.ToString().ToLowerInvariant())
            : (SightedState.Preparing, ""),
    };

    /// <summary>True when its result says that it is over, without a look into its journal.</summary>
    private static bool IsOver(string path)
    {
        var folder = new RunFolder(path);
        try
        {
            return File.Exists(folder.Result) && File.GetLastWriteTimeUtc(folder.Result) >= File.GetLastWriteTimeUtc(folder.Journal)
                && ResultStore.Read(folder.Result).Outcome != RunOutcomes.InfrastructureFailed;
        }
        catch (UserErrorException)
        {
            return false;
        }
    }

    private static Batch? TryRead(BatchFolder folder)
    {
        try
        {
            return BatchStore.Read(folder);
        }
        catch (UserErrorException)
        {
            return null;
        }
    }

    private static bool IsRun(string folder) => File.Exists(new RunFolder(folder).Journal);

    private static IEnumerable<string> Folders(string path)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(Path.GetFullPath(path)).Order(StringComparer.Ordinal)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
