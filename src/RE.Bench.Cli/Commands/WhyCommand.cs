using System.CommandLine;
using RE.Bench.Cli.Display.Watching;
using RE.Bench.Events;
using RE.Bench.Runs.Scheduling;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench why</c>: why a run waits, stands still, ended so, and has that score.</summary>
internal static class WhyCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var name = new Argument<string>("run") { Description = "Id of a run, an unambiguous part of it, 'last', or its folder" };
        var runs = SharedOptions.Runs();
        var command = new Command("why", "Say why a run waits, is paused or ended, and why it has its score, with the entries that show it") { name, runs };
        command.SetAction(parsed =>
        {
            var run = WatchedRuns.Find(parsed.GetRequiredValue(runs), parsed.GetRequiredValue(name));
            var schedule = run.Batch is { } batch ? ScheduleLog.Read(batch.Schedule) : [];
            var content = File.Exists(run.Folder.Journal) ? JournalContent.Read(run.Folder.Journal) : JournalContent.Empty;
            var rules = new KnownEnvironments(Composition.Environments).Find(run.Environment)?.Definition.Score;
            foreach (var line in new RunReasons(run, content, schedule, rules).Lines())
            {
                composition.Io.Out.WriteLine(line);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
