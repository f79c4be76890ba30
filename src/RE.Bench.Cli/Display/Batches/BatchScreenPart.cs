using RE.Bench.Events;

namespace RE.Bench.Cli.Display.Batches;

/// <summary>The part of one run on the screen of many.</summary>
internal sealed class BatchScreenPart(BatchScreen screen, string run) : IRunObserver
{
    public void OnEntry(JournalEntry entry) => screen.OnEntry(run, entry);
}
