using System.Globalization;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Events;
using RE.Bench.Scoring;

namespace RE.Bench.Cli.Display;

/// <summary>Tells a run from its journal: what it was made from, what happened when, how it was scored. Living and interrupted runs too.</summary>
internal static class RunStory
{
    /// <summary>Writes the story.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="content">The journal.</param>
    /// <param name="options">How much of it.</param>
    /// <exception cref="Budgets.UserErrorException">The journal has no first entry.</exception>
    public static void Write(TextWriter output, JournalContent content, StoryOptions options)
    {
        var showNumbers = !options.HideNumbers || content.Entries is [.., { Event: RunEvent.RunEnded }];
        foreach (var line in (IEnumerable<string>)[.. StoryHead.Lines(content), "", .. Timeline(content, showNumbers, options.Full), "", .. Ledger(content, showNumbers)])
        {
            output.WriteLine(line);
        }
    }

    private static IEnumerable<string> Timeline(JournalContent content, bool showNumbers, bool full)
    {
        var teller = new RunTeller(showNumbers);
        yield return "     time  UTC       what happened";
        foreach (var line in content.Entries.Select(teller.Tell).OfType<Told>().SelectMany(told => Lines(told, full)))
        {
            yield return line;
        }

        var mark = content.Entries[^1].Event is RunEvent.RunEnded ? "no answer before the run ended" : "no answer in the journal yet";
        foreach (var line in teller.Open.Select(open => open with { Text = $"{open.Text} → {mark}" }).Concat(teller.Pause is { } pause ? [pause] : []).SelectMany(told => Lines(told, full)))
        {
            yield return line;
        }

        if (content.TornBytes > 0)
        {
            yield return $"The journal's last line is torn ({Figures.Bytes(content.TornBytes)}): it was being written, or its writer was killed.";
        }
    }

    private static IEnumerable<string> Lines(Told told, bool full)
    {
        yield return $"{Figures.Clock(told.Clock),9}  {told.At.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {told.Text}";
        foreach (var detail in full ? told.Details : [])
        {
            yield return $"                     {detail}".TrimEnd();
        }
    }

    private static IEnumerable<string> Ledger(JournalContent content, bool showNumbers)
    {
        List<LedgerRow> rows = [.. content.Entries.Select(entry => entry.Event).OfType<RunEvent.SubmissionScored>().Select(scored => scored.Row)];
        return rows.Count == 0 ? ["Nothing was scored."] : ["ledger", .. LedgerTable.Lines(rows, null, showNumbers)];
    }
}
