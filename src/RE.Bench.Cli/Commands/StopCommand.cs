using System.CommandLine;
using RE.Bench.Budgets;
using RE.Bench.Planning.Batches;
using RE.Bench.Runs.Stopping;
using RE.Bench.Runs.Watching;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench stop</c>: ends runs from another terminal, as Ctrl-C does: what is there is scored.</summary>
internal static class StopCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var names = new Argument<string[]>("run") { Description = "Runs or batches: ids, unambiguous parts of them, 'last', or folders", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "All runs and batches of yours that go on" };
        var runs = SharedOptions.Runs();
        var command = new Command("stop", "End runs: what is there is scored, and they end as cancelled") { names, all, runs };
        command.Validators.Add(result =>
        {
            if (result.GetValue(names) is { Length: > 0 } == result.GetValue(all))
            {
                result.AddError("Name the runs or batches to stop, or say --all.");
            }
        });
        command.SetAction(parsed =>
        {
            var root = parsed.GetRequiredValue(runs);
            var targets = parsed.GetValue(all) ? Everything(root, composition.Owner) : [.. parsed.GetRequiredValue(names).Select(name => Target(root, name))];
            foreach (var (folder, words) in targets)
            {
                StopRequest.Make(folder);
                composition.Io.Out.WriteLine(words);
            }

            if (targets.Count == 0)
            {
                composition.Io.Out.WriteLine("No run of yours goes on.");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static List<(string Folder, string Words)> Everything(string root, string owner) =>
    [
        .. new RunWatch(root).Batches().Where(batch => HarnessProcess.Of(batch.Path).IsAlive && BatchStore.Read(batch).Owner == owner).Select(OfBatch),
        .. new RunWatch(root).Look(withEnded: false).Where(run => run is { Batch: null, Harness.IsAlive: true } && run.Owner == owner).Select(OfRun),
    ];

    private static (string Folder, string Words) Target(string root, string name)
    {
        var batches = new RunWatch(root).Batches().Where(batch => Path.GetFileName(batch.Path) == name).ToList();
        var batch = new BatchFolder(Path.GetFullPath(name)) is { Exists: true } here ? here : batches is [var one] ? one : null;
        if (batch is not null)
        {
            return HarnessProcess.Of(batch.Path).IsAlive ? OfBatch(batch) : throw new UserErrorException($"No rebench process works on the batch '{name}', so there is nothing to stop. 'rebench run --batch' goes on with it.");
        }

        var run = WatchedRuns.Find(root, name);
        return run.State switch
        {
            SightedState.Ended => throw new UserErrorException($"The run '{run.Run}' has ended ({run.Reason}); there is nothing to stop."),
            _ when !run.Harness.IsAlive => throw new UserErrorException($"No rebench process works on the run '{run.Run}', so there is nothing to stop. 'rebench why {run.Run}' says more."),
            _ => OfRun(run),
        };
    }

    private static (string Folder, string Words) OfBatch(BatchFolder batch) =>
        (batch.Path, $"The batch '{Path.GetFileName(batch.Path)}' is told to stop: no more runs begin, and those that go on are scored and end as cancelled.");

    private static (string Folder, string Words) OfRun(RunSighting run) => (run.Folder.Path, run.State == SightedState.Queued
        ? $"The run '{run.Run}' is told not to begin."
        : $"The run '{run.Run}' is told to stop: what is there is scored, and it ends as cancelled.");
}
