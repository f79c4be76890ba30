using System.Text.Json;
using RE.Bench.Events;
using RE.Bench.Results;
using RE.Bench.Scoring;

namespace RE.Bench.Runs.Verification;

/// <summary>A run under verification, once its journal was read.</summary>
internal sealed record VerifiedRun
{
    public required RunFiles Files { get; init; }

    public required JournalChain Chain { get; init; }

    public required JournalContent Journal { get; init; }

    public required EnvironmentHere Environment { get; init; }

    /// <summary>What was read of <c>result.json</c>.</summary>
    public required FileRead ResultFile { get; init; }

    /// <summary>Version of this harness.</summary>
    public required string Harness { get; init; }

    /// <summary>The result as this version reads it; null when it cannot.</summary>
    public RunResult? Result { get; init; }

    /// <summary>True once the run was seen to its end.</summary>
    public bool HasEnded => Journal.Entries[^1].Event is RunEvent.RunEnded;

    /// <summary>True when the run was made by a later harness than this one, which may write what this one does not know.</summary>
    public bool IsOfLaterHarness => IsLater(Journal.Facts.Harness, Harness);

    public IReadOnlyList<LedgerRow> Rows => field ??= [.. Journal.Entries.Select(entry => entry.Event).OfType<RunEvent.SubmissionScored>().Select(scored => scored.Row)];

    /// <summary>Scale and selection: the environment's own where it is here, else those that the result names; null when neither is to be had.</summary>
    public FoldRules? Rules => Environment is EnvironmentHere.Same { Folder: var folder } ? Of(folder.Definition.Profiles[Journal.Facts.Profile], folder.Definition.Score) : Of(Result);

    public static bool IsLater(string? version, string than) =>
        Version.TryParse(version, out var one) && Version.TryParse(than, out var other) && one > other;

    public static RunResult? ReadResult(FileRead file)
    {
        try
        {
            return file is FileRead.Content content ? JsonSerializer.Deserialize(content.Bytes, ResultJson.Indented.RunResult) : null;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static FoldRules Of(Environments.ProfileDefinition profile, Environments.ScoreRules score) =>
        new(new ScoreScale(profile.Starting, profile.Reference), score.Better, score.Selection);

    private static FoldRules? Of(RunResult? result) =>
        result is not null && result.Environment.Starting != result.Environment.Reference
            && TryName<ScoreDirection>(result.Environment.Better) is { } better && TryName<ScoreSelection>(result.Score?.Selection ?? "best") is { } selection
            ? new FoldRules(new ScoreScale(result.Environment.Starting, result.Environment.Reference), better, selection)
            : null;

    private static T? TryName<T>(string text)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()) == text).Select(value => (T?)value).FirstOrDefault();
}
