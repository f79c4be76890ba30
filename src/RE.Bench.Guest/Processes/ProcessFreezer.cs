using RE.Bench.Guest.Native;

namespace RE.Bench.Guest.Processes;

/// <summary>Stops and continues every process below PID 1.</summary>
internal sealed class ProcessFreezer
{
    private const int PatienceMs = 5000;
    private readonly HashSet<(int Pid, long StartTick)> _stoppedBefore = [];

    public bool IsFrozen { get; private set; }

    /// <summary>Stops all; returns how many could not be stopped. kill(-1) meets every process at once, so no fork slips through.</summary>
    public int Freeze()
    {
        if (!IsFrozen)
        {
            _stoppedBefore.Clear();
            foreach (var process in ProcessTable.Read().Where(p => p.State == 'T'))
            {
                _stoppedBefore.Add((process.Pid, process.StartTick));
            }
        }

        IsFrozen = true;
        TerminalOrder.StopParents();
        return StopAll();
    }

    /// <summary>Stops whatever came to life from outside since.</summary>
    public void StayFrozen()
    {
        if (IsFrozen && ProcessTable.Read().Any(p => !p.IsStopped))
        {
            StopAll();
        }
    }

    public void Thaw()
    {
        if (!IsFrozen)
        {
            return;
        }

        IsFrozen = false;
        var all = ProcessTable.Read();
        var inTerminals = all.Exists(p => p.Terminal != 0);
        if (_stoppedBefore.Count > 0 || inTerminals)
        {
            foreach (var process in TerminalOrder.ChildrenFirst(all).Where(p => !_stoppedBefore.Contains((p.Pid, p.StartTick))))
            {
                _ = Libc.Kill(process.Pid, Libc.SigCont);
            }
        }

        if (_stoppedBefore.Count == 0)
        {
            _ = Libc.Kill(-1, Libc.SigCont);
        }
    }

    private static int StopAll()
    {
        var giveUp = System.Environment.TickCount64 + PatienceMs;
        while (true)
        {
            _ = Libc.Kill(-1, Libc.SigStop);
            var running = ProcessTable.Read().Count(p => !p.IsStopped);
            if (running == 0 || System.Environment.TickCount64 > giveUp)
            {
                return running;
            }

            PollSet.Pause(1);
        }
    }
}
