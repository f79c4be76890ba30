using System.CommandLine;
using RE.Bench.Cli.Doctor;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench doctor</c>: looks at everything that a run needs and says what to do about what is missing.</summary>
internal static class DoctorCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var runs = SharedOptions.Runs();
        var command = new Command("doctor", "Check this machine: engine, sandbox, TorchSharp, disk, keys") { runs };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var failed = 0;
            await foreach (var check in DoctorChecks.RunAsync(composition, parsed.GetRequiredValue(runs), cancellationToken))
            {
                failed += check.State == "fail" ? 1 : 0;
                composition.Io.Out.WriteLine($"{check.State,-4}  {check.Name}: {check.Detail}");
                if (check.Remedy.Length > 0)
                {
                    composition.Io.Out.WriteLine($"      {check.Remedy}");
                }
            }

            composition.Io.Out.WriteLine(failed == 0 ? "Ready: 'rebench run --env scaling-law --agent starter' works here." : $"{failed} {(failed == 1 ? "thing has" : "things have")} to be mended first.");
            return failed == 0 ? ExitCodes.Done : ExitCodes.UserError;
        });
        return command;
    }
}
