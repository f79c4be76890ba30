using RE.Bench.Guest.Native;

namespace RE.Bench.Guest.Processes;

/// <summary>
/// All processes that a command began: those with its mark, their descendants, and unmarked orphans born since. The last rule may take an
/// orphan of a command that runs beside it; an orphan without mark and parent cannot be told from another.
/// </summary>
/// <param name="id">The command.</param>
/// <param name="main">Its first process.</param>
/// <param name="isMainOfOther">Tells the first processes of other commands, which are children of PID 1 but no orphans.</param>
internal sealed class ProcessTree(string id, ProcessEntry main, Func<int, bool> isMainOfOther)
{
    private const int PlainRounds = 3;
    private readonly HashSet<(int Pid, long StartTick)> _known = [];
    private byte[] _scratch = new byte[64 << 10];
    private int _rounds;

    /// <summary>Kills all that is found; returns how many are still there. Call again until it is 0.</summary>
    public int Kill(ProcessFreezer freezer)
    {
        // A tree that forks faster than it can be read is stopped first.
        var stopFirst = ++_rounds > PlainRounds && !freezer.IsFrozen;
        if (stopFirst)
        {
            freezer.Freeze();
        }

        var found = Find();
        foreach (var process in found)
        {
            _ = Libc.Kill(process.Pid, Libc.SigKill);
        }

        if (stopFirst)
        {
            freezer.Thaw();
        }

        return found.Count;
    }

    private List<ProcessEntry> Find()
    {
        var all = ProcessTable.Read();
        var members = new HashSet<int>();
        foreach (var process in all.Where(p => !p.IsGone && IsRoot(p)))
        {
            members.Add(process.Pid);
        }

        while (all.Any(p => members.Contains(p.Parent) && members.Add(p.Pid)))
        {
        }

        var found = all.Where(p => members.Contains(p.Pid) && !p.IsGone).ToList();
        found.ForEach(p => _known.Add((p.Pid, p.StartTick)));
        return found;
    }

    private bool IsRoot(ProcessEntry process)
    {
        if ((process.Pid == main.Pid && process.StartTick == main.StartTick) || _known.Contains((process.Pid, process.StartTick)))
        {
            return true;
        }

        var mark = ProcessTable.MarkOf(process.Pid, ref _scratch);
        return mark == id || (mark is null && process.Parent == 1 && process.StartTick >= main.StartTick && !isMainOfOther(process.Pid));
    }
}
