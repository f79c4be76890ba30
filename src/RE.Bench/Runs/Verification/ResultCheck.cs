using System.Text.Json;
using RE.Bench.Events;
using RE.Bench.Results;

namespace RE.Bench.Runs.Verification;

/// <summary>Is <c>result.json</c> exactly the fold of the journal?</summary>
internal static class ResultCheck
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static RunCheck Of(VerifiedRun run) => run.ResultFile switch
    {
        FileRead.Absent => RunCheck.Unchecked(CheckNames.Result, run.HasEnded ? "there is no result.json" : "the run has not ended and has no result yet"),
        FileRead.Refused refused => RunCheck.Unchecked(CheckNames.Result, refused.Reason),
        FileRead.Content content => Parse(run, content.Bytes),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static RunCheck Parse(VerifiedRun run, byte[] bytes)
    {
        try
        {
            using var found = JsonDocument.Parse(bytes, Strict);
            return OtherSchema(run, found.RootElement) ?? Compare(run, found.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return RunCheck.Contradicted(CheckNames.Result, $"result.json is no JSON that a harness writes: {failure.Message}");
        }
    }

    private static RunCheck? OtherSchema(VerifiedRun run, JsonElement found)
    {
        if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty("schema", out var schema) || schema.ValueKind != JsonValueKind.String || schema.ValueEquals(RunResult.SchemaName))
        {
            return null;
        }

        var named = $"result.json has the schema '{schema.GetString()}', and this version reads '{RunResult.SchemaName}'";
        return run.IsOfLaterHarness
            ? RunCheck.Unchecked(CheckNames.Result, $"{named}; use the harness {run.Journal.Facts.Harness} that wrote it")
            : RunCheck.Contradicted(CheckNames.Result, $"{named}; the harness {run.Journal.Facts.Harness}, which the journal names, writes no other");
    }

    private static RunCheck Compare(VerifiedRun run, JsonElement found)
    {
        if (run.Result is not { } result || run.Rules is not { } rules)
        {
            return run.IsOfLaterHarness
                ? RunCheck.Unchecked(CheckNames.Result, $"this version cannot read the result of the later harness {run.Journal.Facts.Harness}")
                : RunCheck.Contradicted(CheckNames.Result, "result.json is not a result: a value is missing or has a wrong type");
        }

        if (CoveredPart(run, result) is not { } part)
        {
            return RunCheck.Contradicted(CheckNames.Result, $"the result belongs to a journal that ends with the hash '{result.JournalHash}', and this one ends with '{run.Chain.LastHash}'");
        }

        var differences = Differences(found, ResultFold.From(part, rules));
        return differences.Count > 0 && run.IsOfLaterHarness ? RunCheck.Unchecked(CheckNames.Result, $"the later harness {run.Journal.Facts.Harness} folds otherwise: {differences[0]}")
            : differences.Count > 0 ? RunCheck.Contradicted(CheckNames.Result, differences)
            : part.Entries.Count < run.Journal.Entries.Count ? RunCheck.Unchecked(CheckNames.Result, "the run went on after this result was written and has not ended again")
            : run.HasEnded ? RunCheck.Holds(CheckNames.Result, $"the fold of {part.Entries.Count} entries{Source(run)}")
            : RunCheck.Unchecked(CheckNames.Result, "the run has not ended");
    }

    /// <summary>The entries that the result was folded from: all, or those before a resume that has not ended yet.</summary>
    private static JournalContent? CoveredPart(VerifiedRun run, RunResult result)
    {
        if (result.JournalHash == run.Chain.LastHash)
        {
            return run.Journal;
        }

        var last = run.Chain.Hashes.ToList().IndexOf(result.JournalHash);
        return last >= 0 && run.Journal.Entries[last].Event is RunEvent.RunEnded && run.Journal.Entries[last + 1].Event is RunEvent.HarnessResumed && !run.HasEnded
            ? run.Journal with { Entries = [.. run.Journal.Entries.Take(last + 1)], LastHash = result.JournalHash }
            : null;
    }

    private static IReadOnlyList<string> Differences(JsonElement found, RunResult fold)
    {
        using var expected = JsonSerializer.SerializeToDocument(fold, ResultJson.Indented.RunResult);
        return JsonDifferences.Between(found, expected.RootElement);
    }

    private static string Source(VerifiedRun run) =>
        run.Environment is EnvironmentHere.Same ? "" : ", with the scale and the selection that the result itself names";
}
