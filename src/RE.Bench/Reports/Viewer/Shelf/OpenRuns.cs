using RE.Bench.Events;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Reports.Viewer.Shelf;

/// <summary>The journals that pages look at, with their indexes; the one that was not looked at for longest is forgotten first.</summary>
internal sealed class OpenRuns
{
    private const int Most = 8;
    private readonly Lock _gate = new();
    private readonly List<OpenRun> _runs = [];

    /// <summary>The journal of a run, indexed to its present end; null when the run has none.</summary>
    public OpenRun? Read(GuardedFolder folder, string id, CancellationToken cancellationToken)
    {
        if (folder.Find(Journal.FileName) is not { Kind: EntryKind.File } found)
        {
            return null;
        }

        OpenRun run;
        lock (_gate)
        {
            // Another file of that name, or one that became shorter, is another journal.
            run = _runs.Find(open => open.Id == id && open.Fits(found)) ?? new OpenRun(id, found.Version.Inode);
            _runs.RemoveAll(open => open.Id == id);
            _runs.Insert(0, run);
            _runs.RemoveRange(Math.Min(Most, _runs.Count), Math.Max(0, _runs.Count - Most));
        }

        run.Refresh(folder, cancellationToken);
        return run;
    }
}
