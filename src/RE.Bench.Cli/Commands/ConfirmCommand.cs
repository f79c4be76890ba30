using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Planning;
using RE.Bench.Runs.Verification;
using RE.Bench.Scoring;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench confirm</c>: scores a run's winner again in a clean room.</summary>
internal static class ConfirmCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var run = new Argument<string>("run") { Description = "Id of a run, or its folder" };
        var runs = SharedOptions.Runs();
        var times = SharedOptions.Count("--times", "How often it is scored, each time with another seed", 3);
        var json = new Option<bool>("--json") { Description = "confirmation.json on standard output instead of a table" };
        var command = new Command("confirm", "Score a run's winner again in a clean room, with new seeds") { run, runs, times, json };
        command.SetAction((parsed, cancellationToken) =>
            ExecuteAsync(composition, RunFolders.Find(parsed.GetRequiredValue(runs), parsed.GetRequiredValue(run)), (parsed.GetRequiredValue(times), parsed.GetValue(json)), cancellationToken));
        return command;
    }

    private static async Task<int> ExecuteAsync(Composition composition, RunFolder folder, (int Times, bool Json) options, CancellationToken cancellationToken)
    {
        var verification = composition.Verifier().Verify(folder.Path);
        if (verification.Verdict == RunVerdict.Contradicted && !verification.IsContradictedByConfirmationOnly)
        {
            VerificationText.Write(composition.Io.Error, [verification]);
            composition.Io.Error.WriteLine("The files of this run contradict each other, so nothing was scored.");
            return ExitCodes.RunFailed;
        }

        var loaded = await ScorableRun.LoadAsync(composition, folder, cancellationToken);
        if (loaded.HasOtherEnvironment)
        {
            throw new UserErrorException($"unconfirmed: {loaded.OtherEnvironment}, so its scores cannot be compared. Restore the definition and confirm again; 'rebench rescore' scores with the one that is here.");
        }

        var winner = loaded.Winner ?? throw new UserErrorException($"The run '{loaded.Plan.Facts.Run}' has no valid row, so there is no score to confirm.");
        var confirmation = await new Confirmer(composition.Scorer, composition.Io.Time, composition.Version).ConfirmAsync(loaded.Plan, winner, verification.JournalHash, options.Times, cancellationToken);
        if (options.Json)
        {
            composition.Io.Out.WriteLine(JsonSerializer.Serialize(confirmation, ConfirmationJson.Indented.Confirmation));
        }
        else
        {
            Write(composition.Io.Out, confirmation, winner);
            composition.Io.Error.WriteLine($"written: {Path.Combine(folder.Path, "confirmation.json")}");
        }

        return Code(confirmation);
    }

    private static int Code(Confirmation confirmation) => confirmation.Verdict switch
    {
        "confirmed" => ExitCodes.Done,
        "contradicted" => ExitCodes.RunFailed,
        _ => ExitCodes.UserError,
    };

    private static void Write(TextWriter output, Confirmation confirmation, LedgerRow winner)
    {
        var attempt = confirmation.Attempts[^1];
        output.WriteLine($"{InertText.Line(confirmation.Run)}: row {winner.Row} has {Text(winner.Raw)} raw; scored again in a clean room by {InertText.Line(attempt.Scorer)}:");
        var table = new TextTable(">SEED", "OUTCOME", ">RAW", ">DIFFERENCE");
        foreach (var score in attempt.Scores)
        {
            table.Add(score.Seed.ToString(CultureInfo.InvariantCulture), score.Outcome, Text(score.Raw), Text(score.Raw - winner.Raw));
        }

        foreach (var line in table.Lines())
        {
            output.WriteLine(line);
        }

        output.WriteLine($"{attempt.Verdict}: {InertText.Line(attempt.Reason)}");
        if (confirmation.Verdict != attempt.Verdict)
        {
            output.WriteLine($"{confirmation.Verdict} in all: {Figures.Count(confirmation.Attempts.Count - 1, "earlier attempt", "earlier attempts")} stand beside it in confirmation.json");
        }
    }

    private static string Text(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? "-";
}
