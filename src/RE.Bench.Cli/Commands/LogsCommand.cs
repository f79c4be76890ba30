using System.CommandLine;
using RE.Bench.Cli.Display.Watching;
using RE.Bench.Events;
using RE.Bench.Runs.Watching;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench logs</c>: what happens in a run, line by line, also while it goes on.</summary>
internal static class LogsCommand
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(300);

    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var name = new Argument<string>("run") { Description = "Id of a run, an unambiguous part of it, 'last', or its folder" };
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on until the run ends" };
        var full = new Option<bool>("--full") { Description = "Whole outputs and replies" };
        var runs = SharedOptions.Runs();
        var command = new Command("logs", "Tell what happens in a run, also while it goes on") { name, follow, full, runs };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = WatchedRuns.Find(parsed.GetRequiredValue(runs), parsed.GetRequiredValue(name));
            var log = new RunLog(composition.Io.Out, !new HiddenScores().Hides(run), parsed.GetValue(full));
            if (run.State is SightedState.Queued or SightedState.NotBegun)
            {
                composition.Io.Error.WriteLine($"The run '{run.Run}' has not begun; 'rebench why {run.Run}' says what it waits for.");
            }

            return await TellAsync(composition, run, log, parsed.GetValue(follow), cancellationToken);
        });
        return command;
    }

    private static async Task<int> TellAsync(Composition composition, RunSighting run, RunLog log, bool follow, CancellationToken cancellationToken)
    {
        var tail = new JournalTail(run.Folder.Journal);
        while (true)
        {
            // Asked before the reading: what a harness wrote last is read once more after it is gone.
            var isAlive = HarnessProcess.Of(run.Folder.Path).IsAlive || (run.Batch is { } batch && !File.Exists(run.Folder.Journal) && HarnessProcess.Of(batch.Path).IsAlive);
            foreach (var entry in tail.Next())
            {
                log.Tell(entry);
            }

            if (!follow || log.HasEnded || !isAlive)
            {
                log.Close();
                if (follow && !log.HasEnded)
                {
                    composition.Io.Error.WriteLine($"No rebench process works on the run '{run.Run}' any more; 'rebench why {run.Run}' says more.");
                }

                return ExitCodes.Done;
            }

            await Task.Delay(LookAgain, composition.Io.Time, cancellationToken);
        }
    }
}
