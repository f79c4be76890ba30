using RE.Bench.Guest.Native;

namespace RE.Bench.Guest.Processes;

/// <summary>
/// The order in which processes of a terminal stop and go on: a shell that runs while its foreground job stands still takes the job for
/// stopped by its user and puts it into the background. So shells stop before their jobs and go on after them.
/// </summary>
internal static class TerminalOrder
{
    private const int Most = 128;
    private const int PatienceMs = 200;

    /// <summary>Stops those that have children in a terminal, parents first, each before the next.</summary>
    public static void StopParents()
    {
        var all = ProcessTable.Read();
        var parents = all.Select(p => p.Parent).ToHashSet();
        var giveUp = System.Environment.TickCount64 + PatienceMs;
        foreach (var process in ChildrenFirst(all).Reverse().Where(p => p.Terminal != 0 && !p.IsStopped && (p.Parent == 1 || parents.Contains(p.Pid))).Take(Most))
        {
            _ = Libc.Kill(process.Pid, Libc.SigStop);
            while (ProcessTable.ReadOne(process.Pid) is { IsStopped: false } && System.Environment.TickCount64 < giveUp)
            {
                PollSet.Pause(1);
            }
        }
    }

    /// <summary>The same processes, those far from PID 1 first.</summary>
    public static IEnumerable<ProcessEntry> ChildrenFirst(IReadOnlyList<ProcessEntry> all)
    {
        var byPid = all.ToDictionary(p => p.Pid);
        return all.OrderByDescending(p => Depth(p, byPid));
    }

    private static int Depth(ProcessEntry process, Dictionary<int, ProcessEntry> byPid)
    {
        var depth = 0;
        while (depth < byPid.Count && byPid.TryGetValue(process.Parent, out process))
        {
            depth++;
        }

        return depth;
    }
}
