using System.Globalization;
using RE.Bench.Agents;
using RE.Bench.Planning.Batches;
using RE.Bench.Runs.Scheduling;
using RE.Bench.Runs.Watching;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs.Watching;

public sealed class RunWatchTests : IDisposable
{
    private readonly RunWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_run_is_seen_while_it_works_and_when_it_is_over()
    {
        RunSighting? during = null;

        await _world.RunAsync(async (bench, cancellationToken) =>
        {
            await bench.ScoreAsync(cancellationToken);
            during = Assert.Single(Watch().Look(withEnded: false));
            return new AgentExit.Submitted();
        });

        Assert.Equal((SightedState.Running, "number", "lambda", true, 1), (during!.State, during.Environment, during.Agent, during.Harness.IsAlive, during.LastRow!.Row));
        Assert.Empty(Watch().Look(withEnded: false));
        Assert.Equal(SightedState.Ended, Assert.Single(Watch().Look(withEnded: true)).State);
    }

    [Fact]
    public async Task A_run_whose_harness_is_gone_is_broken()
    {
        await _world.RunAsync((_, _) => Task.FromResult<AgentExit>(new AgentExit.Submitted()));
        var folder = _world.Plan().Folder;
        var lines = await File.ReadAllLinesAsync(folder.Journal, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.Journal, string.Concat(lines[..^1].Select(line => line + "\n")), TestContext.Current.CancellationToken);
        File.Delete(folder.Result);
        await File.WriteAllTextAsync(folder.Lock, int.MaxValue.ToString(CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);

        var seen = Assert.Single(Watch().Look(withEnded: false));

        Assert.Equal((SightedState.Broken, "its harness is gone"), (seen.State, seen.Reason));
    }

    [Fact]
    public void A_process_that_only_inherited_the_number_is_not_the_harness()
    {
        var folder = _world["runs", "run-1"];
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "lock"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        Assert.True(HarnessProcess.Of(folder).IsAlive);

        File.SetLastWriteTimeUtc(Path.Combine(folder, "lock"), DateTime.UnixEpoch);

        Assert.False(HarnessProcess.Of(folder).IsAlive);
        Assert.Equal(new HarnessProcess(null, false), HarnessProcess.Of(_world["nothing"]));
    }

    [Fact]
    public void What_a_batch_has_not_begun_is_seen_with_what_it_waits_for()
    {
        var batch = new BatchFolder(_world["runs", "batch-1"]);
        BatchStore.Write(batch, SomeBatch.Of(2));
        var log = new ScheduleLog(batch.Schedule, TimeProvider.System);
        log.Append(ScheduleState.Queued, "run-2", "it waits for 2 cores");
        log.Append(ScheduleState.Stopped, "run-1", "stopped");

        var idle = Watch().Look(withEnded: false).ToList();
        using (RE.Bench.Runs.Batches.BatchLock.Take(batch))
        {
            var queued = Watch().Look(withEnded: false).ToList();

            Assert.Equal([SightedState.NotBegun, SightedState.Queued], queued.Select(run => run.State));
            Assert.Equal(["stopped", "it waits for 2 cores"], queued.Select(run => run.Reason));
        }

        Assert.All(idle, run => Assert.Equal(SightedState.NotBegun, run.State));
    }

    [Fact]
    public void A_damaged_journal_is_a_broken_run_and_hides_no_other()
    {
        Directory.CreateDirectory(_world["runs", "run-1"]);
        File.WriteAllText(_world["runs", "run-1", "events.jsonl"], "nonsense\n");
        Directory.CreateDirectory(_world["runs", "run-2"]);
        File.WriteAllText(_world["runs", "run-2", "events.jsonl"], "");

        var seen = Watch().Look(withEnded: false).ToList();

        Assert.Equal([SightedState.Broken, SightedState.Broken], seen.Select(run => run.State));
        Assert.Contains("is not a journal entry", seen[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Schedules_are_read_behind_torn_lines_and_written_on()
    {
        var path = _world["runs", "schedule.jsonl"];
        Directory.CreateDirectory(_world["runs"]);
        new ScheduleLog(path, TimeProvider.System).Append(ScheduleState.Opened, null, "2 runs");
        File.AppendAllText(path, "{\"seq\":2,\"at\":\"20");

        var log = new ScheduleLog(path, TimeProvider.System);
        log.Append(ScheduleState.Queued, "run-1", "waits");
        log.Append(ScheduleState.Queued, "run-1", "waits");

        Assert.Equal([(1, ScheduleState.Opened, null), (2, ScheduleState.Queued, "run-1")], ScheduleLog.Read(path).Select(entry => (entry.Seq, entry.State, entry.Run)));
    }

    private RunWatch Watch() => new(_world["runs"]);
}
