using System.Runtime.InteropServices;

namespace RE.Bench.Scoring.Processes;

/// <summary>Signals to a child that leads its own process group.</summary>
internal static partial class ProcessGroup
{
    private const int KillSignal = 9;

    /// <summary>Kills every process of the group; says nothing when none is left.</summary>
    /// <param name="leader">Process id of the child that made the group; must not be 0 or 1, which would mean the caller's own or every process.</param>
    public static void Kill(int leader)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leader, 2);
        _ = kill(-leader, KillSignal);
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int process, int signal);
}
