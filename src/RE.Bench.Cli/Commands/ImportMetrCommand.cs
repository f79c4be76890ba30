using System.CommandLine;
using RE.Bench.Analysis.Imports;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Cli.Display.Words;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench import metr</c>: the RE-Bench rows of METR's public run table.</summary>
internal static class ImportMetrCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var file = new Argument<string>("file") { Description = "METR's table of runs, one JSON object a line" };
        var target = ImportTarget.To();
        var runs = SharedOptions.Runs();
        var command = new Command("metr", "Import METR's public runs of people and models") { file, target, runs };
        command.SetAction((parsed, cancellationToken) =>
        {
            var source = parsed.GetRequiredValue(file);
            return Task.FromResult(Execute(composition, source, ImportTarget.Path(parsed.GetValue(target), parsed.GetRequiredValue(runs), source), cancellationToken));
        });
        return command;
    }

    private static int Execute(Composition composition, string file, string target, CancellationToken cancellationToken)
    {
        var set = MetrTable.Read(file, cancellationToken);
        foreach (var problem in set.Problems)
        {
            composition.Io.Error.WriteLine($"warning: {InertText.Line(problem.Message)}");
        }

        if (set.Runs.Count == 0)
        {
            throw new UserErrorException($"Nothing in '{file}' can be imported: no line is a good row of METR's table of runs. Get it from the repository METR/eval-analysis-public, data/external/all_runs.jsonl.");
        }

        RunRecordFile.Write(target, set.Runs);
        composition.Io.Error.WriteLine($"note: {MetrTable.Caveat}");
        composition.Io.Out.WriteLine($"{set.Runs.Count} runs imported to '{InertText.Line(target)}', {set.Runs.Count(run => run.IsHuman)} of them by people.");
        return ExitCodes.Done;
    }
}
