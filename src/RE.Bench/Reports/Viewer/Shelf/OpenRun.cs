using RE.Bench.Events;
using RE.Bench.Reports.Viewer.Journals;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Reports.Viewer.Shelf;

/// <summary>One journal with its index; several pages may look at it at once.</summary>
internal sealed class OpenRun(string id, ulong inode)
{
    private readonly Lock _gate = new();
    private readonly JournalIndex _index = new();

    public string Id => id;

    /// <summary>True when the index is of that file and of nothing that it no longer holds.</summary>
    public bool Fits(GuardedEntry found)
    {
        lock (_gate)
        {
            return found.Version.Inode == inode && found.Size >= _index.GoodBytes;
        }
    }

    /// <summary>Reads what was appended.</summary>
    public void Refresh(GuardedFolder folder, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            using var file = folder.OpenRead(Journal.FileName);
            _index.ReadOn(file, cancellationToken);
        }
    }

    /// <summary>Takes something out of the index, alone.</summary>
    public T Look<T>(Func<JournalIndex, T> look)
    {
        lock (_gate)
        {
            return look(_index);
        }
    }
}
