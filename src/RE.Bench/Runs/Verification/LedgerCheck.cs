using RE.Bench.Events;
using RE.Bench.Scoring;

namespace RE.Bench.Runs.Verification;

/// <summary>Does each row of the ledger follow from the entries before it?</summary>
internal static class LedgerCheck
{
    public static RunCheck Of(VerifiedRun run)
    {
        var (problems, count, usage) = (new List<string>(), 0, UsageTotals.None);
        (JournalEntry Entry, RunEvent.ScoringStarted Event)? begun = null;
        RunEvent.SubmissionSealed? found = null;
        var moved = TimeSpan.Zero;
        foreach (var entry in run.Journal.Entries)
        {
            switch (entry.Event)
            {
                case RunEvent.HostClockSet set:
                    moved += set.By;
                    break;
                case RunEvent.StepEnded step:
                    usage = usage.Plus(step.Usage);
                    break;
                case RunEvent.ScoringStarted started:
                    (begun, found, moved) = ((entry, started), null, TimeSpan.Zero);
                    break;
                case RunEvent.SubmissionSealed sealing:
                    found = sealing;
                    break;
                case RunEvent.SubmissionScored { Row: var row }:
                    problems.AddRange(Order(row, count, begun, found).Concat(Times(row, entry, begun?.Entry, moved)).Concat(Usage(row, usage)).Select(problem => $"row {row.Row}: {problem}"));
                    (begun, found, count) = (null, null, count + 1);
                    break;
                default:
                    break;
            }
        }

        return RunCheck.Of(CheckNames.Ledger, problems, $"{count} rows in the order of the journal");
    }

    private static IEnumerable<string> Order(LedgerRow row, int count, (JournalEntry Entry, RunEvent.ScoringStarted Event)? begun, RunEvent.SubmissionSealed? found)
    {
        if (row.Row != count)
        {
            yield return $"the next row is {count}";
        }

        if (begun is not { Event: var started } || started.Row != row.Row || started.Purpose != row.Purpose)
        {
            yield return "no scoring of this row and purpose had begun";
        }

        if (found is null || found.Row != row.Row)
        {
            yield return "its submission was neither sealed nor refused before";
        }
        else if (found.Submission != row.Submission || found.Seed != row.Seed)
        {
            yield return $"sealed was '{found.Submission ?? "nothing"}' with the seed {found.Seed}, scored '{row.Submission ?? "nothing"}' with {row.Seed}";
        }
    }

    private static IEnumerable<string> Times(LedgerRow row, JournalEntry entry, JournalEntry? begun, TimeSpan moved)
    {
        if (begun is null)
        {
            yield break;
        }

        var took = entry.At - begun.At - moved;

        if (row.At != begun.Clock)
        {
            yield return $"it is booked at {row.At:c} of working time, and its scoring began at {begun.Clock:c}";
        }

        if (row.Time < Earlier(begun.At, begun.At + moved) - HostClockWatch.Slack || row.Time > Later(entry.At, entry.At - moved) + HostClockWatch.Slack)
        {
            yield return $"its wall-clock time {row.Time:O} lies outside its scoring ({begun.At:O} to {entry.At:O})";
        }

        if (row.ScoringSeconds < 0 || row.ScoringSeconds > (took + HostClockWatch.Slack).TotalSeconds)
        {
            yield return $"its scoring took {row.ScoringSeconds} s by itself, and {took.TotalSeconds} s by the journal";
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static IEnumerable<string> Usage(LedgerRow row, UsageTotals usage)
    {
        if (row.Tokens != usage.Tokens)
        {
            yield return $"it names {row.Tokens} tokens, and the replies before it used {usage.Tokens}";
        }

        if (row.CostUsd != usage.CostUsd)
        {
            yield return $"it names {row.CostUsd?.ToString() ?? "no"} US dollars, and the replies before it cost {usage.CostUsd?.ToString() ?? "an unknown sum"}";
        }
    }
}
