using System.CommandLine;
using RE.Bench.Budgets;
using RE.Bench.Planning;
using RE.Bench.Runs;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench rescore</c>: scores the sealed submissions of runs again and reports every difference.</summary>
internal static class RescoreCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var names = SharedOptions.RunNames();
        var runs = SharedOptions.Runs();
        var rows = new Option<string>("--rows") { Description = "Which rows: the one that counts, or all", DefaultValueFactory = _ => "all" }.AcceptOnlyFromAmong("winner", "all");
        var tolerance = new Option<double>("--tolerance") { Description = "How much a score may differ and count as the same", DefaultValueFactory = _ => 0 };
        tolerance.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() >= 0 && double.IsFinite(result.GetValueOrDefault<double>())))
            {
                result.AddError("--tolerance takes a number that is not negative, such as 0.001.");
            }
        });
        var json = new Option<bool>("--json") { Description = "One JSON object instead of text" };
        var command = new Command("rescore", "Score the sealed submissions of runs again with today's scorer") { names, runs, rows, tolerance, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folders = RunFolders.FindAll(parsed.GetRequiredValue(runs), parsed.GetRequiredValue(names));
            var report = new RescoreReport(composition.Io, parsed.GetRequiredValue(tolerance), parsed.GetValue(json));
            foreach (var folder in folders)
            {
                await RescoreAsync(composition, folder, parsed.GetRequiredValue(rows) == "winner", report, cancellationToken);
            }

            return report.End();
        });
        return command;
    }

    private static async Task RescoreAsync(Composition composition, RunFolder folder, bool winnerOnly, RescoreReport report, CancellationToken cancellationToken)
    {
        report.Begin(folder);
        try
        {
            var run = await ScorableRun.LoadAsync(composition, folder, cancellationToken);
            if (run.HasOtherEnvironment)
            {
                report.Warn(run.OtherEnvironment);
            }

            var rows = winnerOnly ? run.Winner is { } winner ? [winner] : [] : run.Rows;
            await foreach (var row in new Rescorer(composition.Scorer, composition.Io.Time, report.Tolerance).RescoreAsync(run.Plan, rows, cancellationToken))
            {
                report.Add(row);
            }
        }
        catch (UserErrorException problem)
        {
            report.Problem(problem.Message);
        }
    }
}
