using System.CommandLine;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Reports.Exports;
using RE.Bench.Reports.Exports.Tables;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench export</c>: runs in the formats of other tools.</summary>
internal static class ExportCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var format = new Option<string>("--format") { Description = "eval: a log of Inspect; atif: a trajectory of Harbor; csv, parquet: tables; jsonl: run records", Required = true };
        format.AcceptOnlyFromAmong("eval", "atif", "csv", "parquet", "jsonl");
        var to = new Option<string>("--to") { Description = "File or folder to write; '-' is standard output (csv, jsonl, atif)", Required = true, HelpName = "path" };
        var table = new Option<string?>("--table") { Description = "Only this table (csv, parquet)" };
        table.AcceptOnlyFromAmong([.. ExportTable.All.Select(one => one.Name)]);
        var force = new Option<bool>("--force") { Description = "Replace files that are there already" };
        var command = new Command("export", "Write runs in the formats of other tools") { format, to, table, force };
        var paths = RunPaths.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var job = new ExportJob(parsed.GetRequiredValue(format), parsed.GetRequiredValue(to), parsed.GetValue(table), parsed.GetValue(force));
            job.Check();
            if (job.Format == "jsonl")
            {
                var records = paths.ReadSome(parsed, composition, cancellationToken);
                await job.WriteRecordsAsync(records.Runs, composition.Io, cancellationToken);
                return Done(composition, records.Problems);
            }

            var resolved = paths.Resolve(parsed);
            var source = ExportSource.Read(resolved, cancellationToken);
            foreach (var problem in source.Problems)
            {
                composition.Io.Error.WriteLine($"warning: {InertText.Line(problem.Message)}");
            }

            if (source.Runs.Count == 0)
            {
                throw new UserErrorException($"There is no run to export in {string.Join(", ", resolved.Select(path => $"'{path}'"))}. Name run folders, folders of runs, ids of runs or 'last'; --out names the folder of all runs.");
            }

            await job.WriteAsync(source.Runs, composition.Io, cancellationToken);
            return Done(composition, source.Problems);
        });
        return command;
    }

    // What was asked for was not all written: a script has to hear of it.
    private static int Done(Composition composition, IReadOnlyList<RunProblem> problems)
    {
        if (problems.Count == 0)
        {
            return ExitCodes.Done;
        }

        composition.Io.Error.WriteLine($"error: {(problems.Count == 1 ? "1 thing was" : $"{problems.Count} things were")} left out, see the warnings above; everything else was exported.");
        return ExitCodes.UserError;
    }
}
