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
        JournalEntry? open = null;
        var waits = 0;
        foreach (var entry in entries)
        {
            switch (entry.Event)
            {
                case RunEvent.StepStarted:
                    (open, waits) = (entry, 0);
                    break;
                case RunEvent.StepEnded ended when open?.Event is RunEvent.StepStarted started && started.Step == ended.Step:
                    yield return new Stepped(new RunStep(open, entry, waits));
                    open = null;
                    break;
                case RunEvent.StepEnded:
                    break;
                default:
                    waits += entry.Event is RunEvent.ProviderWaited ? 1 : 0;
                    yield return new Happened(entry);
                    break;
            }
        }

        if (open is not null)
        {
            yield return new Stepped(new RunStep(open, null, waits));
        }
    }
}
