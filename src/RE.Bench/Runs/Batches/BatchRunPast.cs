using RE.Bench.Events;
using RE.Bench.Planning;

namespace RE.Bench.Runs.Batches;

/// <summary>What a run's folder holds when a batch is begun or gone on with.</summary>
public abstract record BatchRunPast
{
    private BatchRunPast()
    {
    }

    /// <summary>Nothing, or a journal without a first entry.</summary>
    public sealed record Fresh : BatchRunPast;

    /// <summary>A run whose harness was killed or whose infrastructure failed.</summary>
    /// <param name="Facts">The journal's first entry.</param>
    /// <param name="Gpus">UUIDs of the GPUs on which its sandbox stands.</param>
    public sealed record Interrupted(RunFacts Facts, IReadOnlyList<string> Gpus) : BatchRunPast;

    /// <summary>A run that ended.</summary>
    /// <param name="Outcome">How.</param>
    public sealed record Over(string Outcome) : BatchRunPast;

    /// <summary>Looks into a run's folder.</summary>
    /// <exception cref="Budgets.UserErrorException">The journal is damaged.</exception>
    public static BatchRunPast Of(RunFolder folder)
    {
        if (!File.Exists(folder.Journal) || JournalContent.Read(folder.Journal) is not { Entries.Count: > 0 } content)
        {
            return new Fresh();
        }

        return content.Entries[^1].Event is RunEvent.RunEnded { Outcome: not RunOutcomes.InfrastructureFailed } ended
            ? new Over(ended.Outcome)
            : new Interrupted(content.Facts, GpusOf(content));
    }

    /// <summary>UUIDs of the GPUs on which a run's sandbox stands.</summary>
    public static IReadOnlyList<string> GpusOf(JournalContent content) =>
        content.Entries.Select(entry => entry.Event).OfType<RunEvent.SandboxStarted>().LastOrDefault()?.Gpus ?? [];
}
