using System.CommandLine;
using System.Text.Json.Nodes;
using RE.Bench.Budgets;
using RE.Bench.Runs.Verification;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench verify</c>: checks the files of runs against each other and says what they show.</summary>
internal static class VerifyCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var names = SharedOptions.RunNames();
        var runs = SharedOptions.Runs();
        var hash = new Option<string?>("--journal-hash") { Description = "The last hash of one run's journal as it was noted elsewhere", HelpName = "hash" };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of text" };
        var command = new Command("verify", "Check the files of runs against each other: confirmed, unconfirmed or contradicted") { names, runs, hash, json };
        command.SetAction(parsed =>
        {
            var folders = RunFolders.FindAll(parsed.GetRequiredValue(runs), parsed.GetRequiredValue(names));
            var noted = parsed.GetValue(hash);
            if (noted is not null && folders.Count > 1)
            {
                throw new UserErrorException($"--journal-hash belongs to one journal, and {folders.Count} runs are named. Name one run.");
            }

            var verifier = composition.Verifier();
            IReadOnlyList<Verification> found = [.. folders.Select(folder => verifier.Verify(folder.Path, noted))];
            if (parsed.GetValue(json))
            {
                composition.Io.Out.WriteLine(Json(found).ToJsonString());
            }
            else
            {
                VerificationText.Write(composition.Io.Out, found);
            }

            return found.Any(one => one.Verdict == RunVerdict.Contradicted) ? ExitCodes.RunFailed : ExitCodes.Done;
        });
        return command;
    }

    private static JsonObject Json(IReadOnlyList<Verification> found) => new()
    {
        ["schema"] = "rebench.verification/1",
        ["runs"] = new JsonArray([.. found.Select(Json)]),
    };

    private static JsonObject Json(Verification found) => new()
    {
        ["run"] = found.Run,
        ["folder"] = found.Folder,
        ["verdict"] = VerificationText.Word(found.Verdict),
        ["journal_hash"] = found.JournalHash,
        ["checks"] = new JsonArray([.. found.Checks.Select(check => new JsonObject
        {
            ["check"] = check.Name,
            ["outcome"] = VerificationText.Word(check.Outcome),
            ["evidence"] = new JsonArray([.. check.Evidence.Select(line => (JsonNode)line)]),
        })]),
    };
}
