using System.CommandLine;
using System.Globalization;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Runs;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench rescore</c>: scores a run's sealed submissions again and reports every difference.</summary>
internal static class RescoreCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var run = new Argument<string>("run") { Description = "Id of a run, or its folder" };
        var runs = SharedOptions.Runs();
        var command = new Command("rescore", "Score a run's sealed submissions again") { run, runs };
        command.SetAction((parsed, cancellationToken) =>
            ExecuteAsync(composition, RunFolders.Find(parsed.GetRequiredValue(runs), parsed.GetRequiredValue(run)), cancellationToken));
        return command;
    }

    private static async Task<int> ExecuteAsync(Composition composition, RunFolder folder, CancellationToken cancellationToken)
    {
        var content = JournalContent.Read(folder.Journal);
        var environment = Composition.Environments().Load(content.Facts.Environment);
        var data = await composition.DataAsync(environment, content.Facts.Profile, cancellationToken);
        var plan = RunPlanner.PlanForRescore(environment, content.Facts, folder, data);
        if (environment.Digest != content.Facts.EnvironmentDigest)
        {
            composition.Io.Error.WriteLine($"warning: the environment '{content.Facts.Environment}' changed since the run: version {content.Facts.EnvironmentVersion} then, {environment.Definition.Version} now.");
        }

        var rows = content.Entries.Select(entry => entry.Event).OfType<RunEvent.SubmissionScored>().Select(scored => scored.Row).ToList();
        var (count, differences) = (0, 0);
        await foreach (var row in new Rescorer(composition.Scorer, composition.Io.Time).RescoreAsync(plan, rows, cancellationToken))
        {
            count++;
            differences += row.Difference is null ? 0 : 1;
            composition.Io.Out.WriteLine($"row {row.Before.Row}: {(row.Difference is { } difference ? InertText.Line(difference) : $"same ({Show(row.Before.Raw)} raw)")}");
        }

        composition.Io.Out.WriteLine(differences == 0 ? $"{count} rows scored again, no differences." : $"{count} rows scored again, {differences} with differences.");
        return differences == 0 ? ExitCodes.Done : ExitCodes.RunFailed;
    }

    private static string Show(double? raw) => raw?.ToString("0.####", CultureInfo.InvariantCulture) ?? "no";
}
