using RE.Bench.Events;

namespace RE.Bench.Reports.Exports.Transcripts;

/// <summary>What a run's story is made of: whole steps, and all other entries.</summary>
internal abstract record RunMoment
{
    private RunMoment()
    {
    }

    /// <summary>An entry that belongs to no step.</summary>
    internal sealed record Happened(JournalEntry Entry) : RunMoment;

    /// <summary>A step, told when it is over.</summary>
    internal sealed record Stepped(RunStep Step) : RunMoment;

    /// <summary>Joins the two entries of each step; a step without an end comes last.</summary>
    public static IEnumerable<RunMoment> Of(IEnumerable<JournalEntry> entries)
    {
        // Programs and people ask for several things at once: their steps overlap.
        var open = new SortedDictionary<int, (JournalEntry Entry, int Waits)>();
        var waits = 0;
        foreach (var entry in entries)
        {
            switch (entry.Event)
            {
                case RunEvent.StepStarted started:
                    open[started.Step] = (entry, waits);
                    break;
                case RunEvent.StepEnded ended when open.Remove(ended.Step, out var begun):
                    yield return new Stepped(new RunStep(begun.Entry, entry, waits - begun.Waits));
                    break;
                case RunEvent.StepEnded:
                    break;
                default:
                    waits += entry.Event is RunEvent.ProviderWaited ? 1 : 0;
                    yield return new Happened(entry);
                    break;
            }
        }

        foreach (var begun in open.Values)
        {
            yield return new Stepped(new RunStep(begun.Entry, null, waits - begun.Waits));
        }
    }
}
