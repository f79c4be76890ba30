using System.CommandLine;
using RE.Bench.Cli.Display;
using RE.Bench.Planning;
using RE.Bench.Results;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench run</c>: one agent, one environment, one result.</summary>
internal static class RunCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition, Interrupts interrupts)
    {
        var options = new RunCommandOptions();
        var command = new Command("run", "Run an agent on an environment and write a result");
        foreach (var option in options.All)
        {
            command.Add(option);
        }

        var gates = RunGates.AddTo(command, composition);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var arguments = options.Read(parsed);
            var thresholds = gates.Read(parsed, arguments.Environment);
            var (folder, result) = await ExecuteAsync(composition, interrupts, arguments, cancellationToken);
            return gates.Finish(result, folder, thresholds, parsed);
        });
        return command;
    }

    private static async Task<(RunFolder Folder, RunResult Result)> ExecuteAsync(Composition composition, Interrupts interrupts, RunArguments arguments, CancellationToken cancellationToken)
    {
        var environment = Composition.Environments().Load(arguments.Environment);
        var agent = composition.Agents.Resolve(arguments.Agent, arguments.Model, arguments.Mounts);
        environment.Profile(arguments.Profile);
        composition.CheckModel(agent, arguments.CostUsd);
        Composition.CheckPerson(agent, arguments.View);
        var sandboxes = await composition.ChooseSandboxesAsync(arguments.Sandbox, cancellationToken);
        var data = await composition.DataAsync(environment, arguments.Profile, cancellationToken);
        var plan = composition.Planner.Plan(environment, Composition.Planned(agent), arguments.ToOptions(sandboxes.Name, composition), data);
        await using var screen = composition.Screen(plan, arguments.View);
        interrupts.Promise = InterruptPromise.Text;
        var result = await composition.Executor(sandboxes, agent, screen).BeginAsync(plan, composition.Agent(agent, plan), cancellationToken);
        await screen.DisposeAsync();
        if (!arguments.View.Json)
        {
            RunSummary.Write(composition.Io.Out, result, plan.Folder);
        }

        return (plan.Folder, result);
    }
}
