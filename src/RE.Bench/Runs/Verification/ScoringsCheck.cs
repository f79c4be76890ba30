using System.Text.Json;
using System.Text.Json.Nodes;
using RE.Bench.Scoring;

namespace RE.Bench.Runs.Verification;

/// <summary>Do the requests and replies of scorers that are still there fit their rows? They are read, never used.</summary>
internal static class ScoringsCheck
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static RunCheck Of(VerifiedRun run)
    {
        var (problems, unread, count) = (new List<string>(), new List<string>(), 0);
        foreach (var row in run.Rows.Where(row => row.Outcome is "scored" or "invalid" && row.Submission is not null))
        {
            foreach (var (name, compare) in new (string, Func<JsonObject, IEnumerable<string>>)[] { ("request.json", request => Request(run, row, request)), ("reply.json", reply => Reply(row, reply)) })
            {
                var read = run.Files.Scoring(row.Row, name);
                count += read is FileRead.Absent ? 0 : 1;
                unread.AddRange(read is FileRead.Refused refused ? [refused.Reason] : []);
                problems.AddRange(read is FileRead.Content content ? Compare(content.Bytes, compare).Select(problem => $"row {row.Row}: {name} {problem}") : []);
            }
        }

        return problems.Count == 0 && unread.Count > 0
            ? new RunCheck(CheckNames.Scorings, CheckOutcome.Unchecked, unread)
            : RunCheck.Of(CheckNames.Scorings, problems, count == 0 ? "no requests or replies of scorers were kept" : $"{count} requests and replies of scorers fit");
    }

    private static IReadOnlyList<string> Compare(byte[] bytes, Func<JsonObject, IEnumerable<string>> compare)
    {
        try
        {
            return JsonNode.Parse(bytes, documentOptions: Strict) is JsonObject json ? [.. compare(json)] : ["is no JSON object"];
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return ["is no JSON that a harness or a scorer writes"];
        }
    }

    private static IEnumerable<string> Request(VerifiedRun run, LedgerRow row, JsonObject request)
    {
        var facts = run.Journal.Facts;
        foreach (var (key, expected) in new (string, JsonNode)[] { ("environment", facts.Environment), ("profile", facts.Profile), ("seed", row.Seed) })
        {
            if (!JsonNode.DeepEquals(request[key], expected))
            {
                yield return $"names another {key}";
            }
        }

        if (run.Environment is EnvironmentHere.Same same && !JsonNode.DeepEquals(request["parameters"] ?? new JsonObject(), same.Folder.Definition.Profiles[facts.Profile].Parameters))
        {
            yield return "has other parameters than the environment";
        }
    }

    private static IEnumerable<string> Reply(LedgerRow row, JsonObject reply)
    {
        var outcome = reply["outcome"] as JsonObject;
        if (outcome?["kind"]?.GetValue<string>() != row.Outcome && !(row.Outcome == "invalid" && outcome?["kind"]?.GetValue<string>() == "scored"))
        {
            yield return "has another outcome";
        }
        else if (row.Raw is { } raw && outcome?["raw"]?.GetValue<double>() != raw)
        {
            yield return "has another raw score";
        }

        if (reply["scorer_version"]?.GetValue<string>() != row.Scorer)
        {
            yield return "is of another scorer";
        }
    }
}
