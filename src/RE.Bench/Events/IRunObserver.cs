namespace RE.Bench.Events;

/// <summary>Listens to a run; decides nothing and must not throw.</summary>
public interface IRunObserver
{
    /// <summary>Called in order, after the entry is on disk.</summary>
    void OnEntry(JournalEntry entry);
}
