using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Planning.Batches;

namespace RE.Bench.Runs.Batches;

/// <summary>The purse that all runs of a batch share; what their journals say was spent before is paid first.</summary>
public static class SharedPurse
{
    /// <summary>Fills it; null when the batch has no limit.</summary>
    /// <param name="folder">The batch's folder.</param>
    /// <param name="batch">The batch.</param>
    public static Purse? Fill(BatchFolder folder, Batch batch)
    {
        var asked = batch.Asked.Purse;
        if (asked == new BatchPurse())
        {
            return null;
        }

        var purse = new Purse(new PurseLimits { CostUsd = asked.CostUsd, Tokens = asked.Tokens, Messages = asked.Messages, Scores = asked.Scores, Prefix = "batch-" });
        foreach (var run in batch.Runs)
        {
            var journal = folder.Run(run.Run).Journal;
            if (File.Exists(journal))
            {
                purse.Child(run.Run, PurseLimits.Of(run.Limits)).CatchUp(RunState.From(JournalContent.Read(journal).Entries).Spending);
            }
        }

        return purse;
    }
}
