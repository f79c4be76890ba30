using System.CommandLine;
using RE.Bench.Cli.Display.Watching;
using RE.Bench.Runs.Watching;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench ps</c>: runs that are not over.</summary>
internal static class PsCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var runs = SharedOptions.Runs();
        var all = new Option<bool>("--all") { Description = "Also runs that are over, and other people's" };
        var json = new Option<bool>("--json") { Description = "One JSON array on standard output" };
        var command = new Command("ps", "List runs that go on, wait or are broken") { runs, all, json };
        command.SetAction(parsed =>
        {
            var root = parsed.GetRequiredValue(runs);
            var withAll = parsed.GetValue(all);
            var hides = new HiddenScores();
            var found = new RunWatch(root).Look(withAll).Where(run => withAll || run.Owner is null || run.Owner == composition.Owner)
                .OrderBy(run => run.State is SightedState.Queued or SightedState.NotBegun).ThenBy(run => run.Run, StringComparer.Ordinal)
                .Select(run => ListedRun.Of(run, hides.Hides(run))).ToList();
            if (parsed.GetValue(json))
            {
                composition.Io.Out.WriteLine(ListedRunJson.Text(found));
            }
            else
            {
                ListedRunTable.Write(composition.Io.Out, found, root);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
