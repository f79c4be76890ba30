using System.CommandLine;
using System.Text.Json;
using RE.Bench.Cli.Batches;
using RE.Bench.Cli.Display.Batches;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Planning.Estimates;
using RE.Bench.Planning.Resources;
using RE.Bench.Runs.Scheduling;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench plan</c>: what <c>rebench run</c> with the same options would do, before anything starts.</summary>
internal static class PlanCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var options = new RunCommandOptions();
        var command = new Command("plan", "Say what 'run' with the same options would do: runs, hours, GPU-hours, dollars, disk");
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var arguments = options.Read(parsed);
            composition.Choices = arguments.Models;
            var drafts = new BatchDrafts(composition, isPlan: true);
            var draft = drafts.Make(drafts.Folder(arguments), arguments, null);
            var machine = await MachineResources.ReadAsync(composition.Gpus, arguments.Batch.Cores, cancellationToken);
            var estimate = draft.Estimate(new BatchEstimator(machine, new DiskRoom(draft.Folder.Path).Free, arguments.Batch.Parallel), composition);
            if (arguments.View.Json)
            {
                composition.Io.Out.WriteLine(JsonSerializer.Serialize(estimate, EstimateJson.Indented.BatchEstimate));
            }
            else
            {
                PlanText.Write(composition.Io.Out, draft, estimate);
            }

            foreach (var missing in draft.Open.GroupBy(run => composition.MissingFor(run.Agent)).Where(missing => missing.Key is not null))
            {
                composition.Io.Error.WriteLine($"note: {missing.Key} must be set before 'rebench run' can ask the model of {string.Join(", ", missing.Select(run => InertText.Line(run.Planned.Agent)).Distinct())}.");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
