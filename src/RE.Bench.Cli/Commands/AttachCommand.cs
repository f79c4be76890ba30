using System.CommandLine;
using RE.Bench.Budgets;
using RE.Bench.Cli.Terminals;
using RE.Bench.Events;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench attach</c>: a person goes on with their run, in the same shell if its sandbox is alive.</summary>
internal static class AttachCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition, Interrupts interrupts)
    {
        var run = new Argument<string>("run") { Description = "Id of a run, a part of it, 'last', or its folder" };
        var runs = SharedOptions.Runs();
        var command = new Command("attach", "Go on with a person's run after 'detach', a lost terminal or a killed harness") { run, runs };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = RunFolders.Find(parsed.GetRequiredValue(runs), parsed.GetRequiredValue(run));
            var facts = JournalContent.Read(folder.Journal).Facts;
            if (facts.Human is null)
            {
                throw new UserErrorException($"The run '{facts.Run}' is attempted by '{facts.Agent}', not by a person. 'rebench resume {facts.Run}' goes on with it.");
            }

            HostTerminal.Check();
            return await ResumeCommand.ExecuteAsync(composition, interrupts, folder, new ScreenChoice(Json: false, Verbose: false), cancellationToken);
        });
        return command;
    }
}
