using System.CommandLine;
using RE.Bench.Cli.Display;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Runs.Batches;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench resume</c>: goes on with a run whose harness was killed or whose infrastructure failed.</summary>
internal static class ResumeCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition, Interrupts interrupts)
    {
        var run = new Argument<string>("run") { Description = "Id of a run, or its folder" };
        var runs = SharedOptions.Runs();
        var json = new Option<bool>("--json") { Description = "Write each journal entry as a JSON line to standard output" };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Diagnostics on standard error" };
        var record = SharedOptions.Record();
        var models = new ModelOptions();
        var command = new Command("resume", "Go on with a run that was interrupted") { run, runs, json, verbose, record, models.Agents };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = RunFolders.Find(parsed.GetRequiredValue(runs), parsed.GetRequiredValue(run));
            var view = new ScreenChoice(parsed.GetValue(json), parsed.GetValue(verbose));
            composition.Choices = models.Read(parsed);
            RecordTarget.Check(parsed.GetValue(record));
            var status = await ExecuteAsync(composition, interrupts, folder, view, cancellationToken);
            RecordTarget.Write(folder, parsed.GetValue(record), composition);
            return status;
        });
        return command;
    }

    /// <summary>Goes on with a run and prints its summary.</summary>
    public static async Task<int> ExecuteAsync(Composition composition, Interrupts interrupts, RunFolder folder, ScreenChoice view, CancellationToken cancellationToken)
    {
        var content = JournalContent.Read(folder.Journal);
        var facts = content.Facts;
        var environment = Composition.Environments().Load(facts.Environment);
        if (content.Entries[^1].Event is RunEvent.RunEnded { Outcome: not RunOutcomes.InfrastructureFailed } end)
        {
            composition.Io.Error.WriteLine($"The run '{facts.Run}' has ended ({end.Outcome}); there is nothing to resume. Its result:");
            return Finish(composition, folder, ResultStore.Write(folder, environment.Definition), view);
        }

        var agent = composition.AgentOf(facts);
        Composition.CheckPerson(agent, view);
        var data = await composition.DataAsync(environment, facts.Profile, cancellationToken);
        var plan = RunPlanner.PlanAgain(environment, facts, folder, data);
        var sandboxes = await composition.ChooseSandboxesAsync(facts.Sandbox, cancellationToken);
        using var berth = await composition.BerthAsync(plan, BatchRunPast.GpusOf(content), cancellationToken);
        plan = plan with { Gpus = berth?.Gpus ?? [] };
        await using var screen = composition.Screen(plan, view);
        interrupts.Promise = InterruptPromise.Text;
        var result = await composition.Executor(sandboxes, agent, screen).ResumeAsync(plan, composition.Agent(agent, plan), cancellationToken);
        await screen.DisposeAsync();
        return Finish(composition, folder, result, view);
    }

    private static int Finish(Composition composition, RunFolder folder, RunResult result, ScreenChoice view)
    {
        if (!view.Json)
        {
            RunSummary.Write(composition.Io.Out, result, folder);
        }

        return ExitCodes.Of(result, null);
    }
}
