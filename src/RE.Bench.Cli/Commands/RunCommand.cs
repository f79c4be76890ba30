using System.CommandLine;
using RE.Bench.Cli.Batches;
using RE.Bench.Cli.Display;
using RE.Bench.Cli.Display.Batches;
using RE.Bench.Planning;
using RE.Bench.Results;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench run</c>: agents on environments, a result each.</summary>
internal static class RunCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition, Interrupts interrupts)
    {
        var options = new RunCommandOptions();
        var command = new Command("run", "Run an agent on an environment and write a result");
        options.AddTo(command);
        var gates = RunGates.AddTo(command, composition);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var arguments = options.Read(parsed);
            composition.Choices = arguments.Models;
            var thresholds = gates.Read(parsed, BatchDrafts.EnvironmentsOf(arguments));
            if (arguments.IsBatch)
            {
                return await BatchAsync(new BatchWork(composition, interrupts, arguments), composition, arguments, returns => gates.Finish(returns.Records, thresholds, parsed), cancellationToken);
            }

            var (folder, result) = await ExecuteAsync(composition, interrupts, arguments, cancellationToken);
            return gates.Finish(result, folder, thresholds, parsed);
        });
        return command;
    }

    private static async Task<(RunFolder Folder, RunResult Result)> ExecuteAsync(Composition composition, Interrupts interrupts, RunArguments arguments, CancellationToken cancellationToken)
    {
        RecordTarget.Check(arguments.Record);
        var environment = Composition.Environments().Load(arguments.Environments[0]);
        var agent = composition.Agents.Resolve(arguments.Agents[0], arguments.Model, arguments.Mounts);
        environment.Profile(arguments.Profile);
        composition.CheckModel(agent, arguments.CostUsd);
        Composition.CheckPerson(agent, arguments.View);
        var sandboxes = await composition.ChooseSandboxesAsync(arguments.Sandbox, cancellationToken);
        var data = await composition.DataAsync(environment, arguments.Profile, cancellationToken);
        var plan = composition.Planner.Plan(environment, composition.Planned(agent), arguments.ToOptions(sandboxes.Name, composition), data);
        using var berth = await composition.BerthAsync(plan, [], cancellationToken);
        plan = plan with { Gpus = berth?.Gpus ?? [] };
        await using var screen = composition.Screen(plan, arguments.View);
        interrupts.Promise = InterruptPromise.Text;
        var result = await composition.Executor(sandboxes, agent, screen).BeginAsync(plan, composition.Agent(agent, plan), cancellationToken);
        await screen.DisposeAsync();
        RecordTarget.Write(plan.Folder, arguments.Record, composition);
        if (!arguments.View.Json)
        {
            RunSummary.Write(composition.Io.Out, result, plan.Folder);
        }

        return (plan.Folder, result);
    }

    private static async Task<int> BatchAsync(BatchWork work, Composition composition, RunArguments arguments, Func<BatchReturns, int> gates, CancellationToken cancellationToken)
    {
        var returns = await work.RunAsync(cancellationToken);
        if (!arguments.View.Json)
        {
            BatchSummary.Write(composition.Io.Out, returns);
        }
        else
        {
            BatchSummary.WriteBroken(composition.Io.Error, returns);
        }

        foreach (var bug in returns.Bugs)
        {
            ErrorPrinter.Print(bug, composition.Io.Error);
        }

        return returns.ExitCode(cancellationToken.IsCancellationRequested, gates(returns));
    }
}
