using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Scoring;

namespace RE.Bench.Reports.Exports;

/// <summary>A run that is exported: its journal, and its result if it has ended.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Content">Its journal.</param>
/// <param name="Result">Its result; null while it has not ended.</param>
public sealed record ExportedRun(RunFolder Folder, JournalContent Content, RunResult? Result)
{
    /// <summary>Outcome that tables give to a run which has not ended.</summary>
    public const string Unfinished = "unfinished";

    /// <summary>What the run is made from.</summary>
    public RunFacts Facts => Content.Facts;

    /// <summary>The model; Inspect's name for none where the agent uses none.</summary>
    internal string ModelName => Facts.Model ?? "none/none";

    /// <summary>All scorings, in order.</summary>
    internal IReadOnlyList<LedgerRow> Rows => field ??= [.. Content.Entries.Select(entry => entry.Event).OfType<RunEvent.SubmissionScored>().Select(scored => scored.Row)];

    /// <summary>Model use so far.</summary>
    internal UsageTotals Usage => field ??= Content.Entries.Select(entry => entry.Event).OfType<RunEvent.StepEnded>().Aggregate(UsageTotals.None, (sum, step) => sum.Plus(step.Usage));

    /// <summary>The record that analysis reads; null while the run has not ended.</summary>
    internal RunRecord? Record => Result is null ? null : field ??= RunRecords.From(Result);

    internal DateTimeOffset StartedAt => Content.Entries[0].At;

    internal DateTimeOffset LastAt => Content.Entries[^1].At;

    internal TimeSpan Spent => Content.Entries[^1].Clock;

    /// <summary>Reads a run.</summary>
    /// <param name="folder">The run.</param>
    /// <exception cref="UserErrorException">Its journal or its result is not what it should be.</exception>
    public static ExportedRun Read(RunFolder folder)
    {
        var content = JournalContent.Read(folder.Journal);
        _ = content.Facts;
        if (content.Entries[^1].Event is not RunEvent.RunEnded)
        {
            return new ExportedRun(folder, content, null);
        }

        var result = ResultFile.Read(folder.Result);
        if (result.JournalHash != content.LastHash)
        {
            throw new UserErrorException(
                $"The result or the journal in '{folder.Path}' was changed after the run: the journal's last line is not the one that the result names. Restore them from a copy; 'rebench verify' says more.");
        }

        return new ExportedRun(folder, content, result);
    }
}
