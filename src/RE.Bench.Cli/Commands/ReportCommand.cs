using System.CommandLine;
using RE.Bench.Cli.Display.Reports;
using RE.Bench.Reports.Building;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench report</c>: tables and figures of any set of runs.</summary>
internal static class ReportCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var (options, output) = (new ReportCommandOptions(), new ReportOutput(composition.Io));
        var command = new Command("report", "Compare runs: tables and figures with intervals");
        var paths = RunPaths.AddTo(command);
        foreach (var option in options.All.Concat(output.Options))
        {
            command.Add(option);
        }

        var gates = GateOptions.AddTo(command, composition);

        command.SetAction((parsed, cancellationToken) =>
        {
            var chosen = options.Read(parsed);
            var runs = paths.ReadSome(parsed, composition, cancellationToken);
            var report = ReportBuilder.Build(runs, chosen, composition.Io.Time, composition.Version, cancellationToken);
            var judged = gates.Judge(runs, report, chosen, parsed, cancellationToken);
            output.Write(report with { Method = report.Method with { K = options.K(parsed) } }, parsed);
            return Task.FromResult(gates.Finish(judged, parsed));
        });
        return command;
    }
}
