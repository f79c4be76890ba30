using System.Globalization;
using RE.Bench.Events;

namespace RE.Bench.Runs.Verification;

/// <summary>Are the times plausible: working time never goes back, runs only while the clock does, never faster than wall time and never past the limit?</summary>
internal static class ClockCheck
{
    // What a machine's wall clock may be set by, from one entry to the next, without an entry that says so.
    private static readonly TimeSpan Slack = HostClockWatch.Slack;

    // Journals hold milliseconds.
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);

    public static RunCheck Of(VerifiedRun run)
    {
        var (entries, limit, runs) = (run.Journal.Entries, run.Journal.Facts.Limits.Time, false);
        var moved = entries.Select(entry => entry.Event).OfType<RunEvent.HostClockSet>().Aggregate(TimeSpan.Zero, (sum, set) => sum + set.By);
        var problems = new List<string>();
        for (var i = 0; i < entries.Count; i++)
        {
            problems.AddRange(Problems(i == 0 ? null : entries[i - 1], entries[i], runs, limit).Select(problem => $"line {i + 1}: {problem}"));
            runs = entries[i].Event switch
            {
                RunEvent.ClockStarted => true,
                RunEvent.ClockPaused or RunEvent.HarnessResumed or RunEvent.RunEnded => false,
                _ => runs,
            };
        }

        var wall = entries[^1].At - entries[0].At - moved;
        if (entries[^1].Clock > wall + (wall / 100) + Slack)
        {
            problems.Add($"{Text(entries[^1].Clock)} of working time do not fit into {Text(wall)} of wall time");
        }

        return RunCheck.Of(CheckNames.Clock, problems, $"{Text(entries[^1].Clock)} of {Text(limit)} within {Text(wall)} of wall time" + (moved == TimeSpan.Zero ? "" : $", in which the machine's clock moved by {Text(moved)} by itself"));
    }

    private static IEnumerable<string> Problems(JournalEntry? before, JournalEntry entry, bool runs, TimeSpan limit)
    {
        if (entry.Clock > limit + Rounding)
        {
            yield return $"working time {Text(entry.Clock)} is beyond the limit {Text(limit)}";
        }

        var spent = entry.Clock - (before?.Clock ?? TimeSpan.Zero);
        if (spent < TimeSpan.Zero)
        {
            yield return $"working time goes back from {Text(before!.Clock)} to {Text(entry.Clock)}";
        }
        else if (entry.Event is RunEvent.HarnessResumed resumed)
        {
            if (spent > resumed.Charged + Rounding)
            {
                yield return $"{Text(spent)} were charged for the time without a harness, and {Text(resumed.Charged)} were booked";
            }
        }
        else if (!runs && spent > Rounding)
        {
            yield return $"{Text(spent)} of working time went by while the clock stood still";
        }
        else if (before is not null && spent > Wall(before, entry) + Slack)
        {
            yield return $"{Text(spent)} of working time went by in {Text(Wall(before, entry))} of wall time";
        }
    }

    private static TimeSpan Wall(JournalEntry before, JournalEntry entry) => entry.At - before.At - ((entry.Event as RunEvent.HostClockSet)?.By ?? TimeSpan.Zero);

    private static string Text(TimeSpan value) => string.Create(CultureInfo.InvariantCulture, $"{value.TotalSeconds:0.###} s");
}
