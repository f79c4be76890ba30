using System.CommandLine;
using RE.Bench.Cli.Bench;
using RE.Bench.Sandboxes;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench bench</c>: measures the harness itself on this machine.</summary>
internal static class BenchCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var sandbox = SharedOptions.Sandbox();
        var command = new Command("bench", "Measure the harness on this machine") { sandbox };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var provider = await composition.ChooseSandboxesAsync(parsed.GetRequiredValue(sandbox), cancellationToken);
            var folder = Directory.CreateTempSubdirectory("rebench-bench-").FullName;
            var time = composition.Io.Time;
            Print(composition, await RunBench.HelpAsync(time, cancellationToken));
            Print(composition, await JournalBench.RunAsync(folder, time));
            await foreach (var measured in SandboxBench.RunAsync(provider, name => Spec(composition, folder, name), time, cancellationToken))
            {
                Print(composition, measured);
            }

            await foreach (var measured in RunBench.RunAsync(provider.Name, folder, time, cancellationToken))
            {
                Print(composition, measured);
            }

            Directory.Delete(folder, recursive: true);
            return ExitCodes.Done;
        });
        return command;
    }

    private static SandboxSpec Spec(Composition composition, string folder, string name) =>
        new() { RunId = $"bench-{Environment.ProcessId}-{name}", Owner = composition.Owner, Image = "dotnet", WorkspaceFolder = Path.Combine(folder, name) };

    private static void Print(Composition composition, Measured measured) =>
        composition.Io.Out.WriteLine($"{measured.What}: {measured.Value}{(measured.Goal.Length > 0 ? $" [goal {measured.Goal}]" : "")}");
}
