namespace RE.Bench.Guest.Processes;

/// <summary>One line of the process table.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="Parent">Its parent's number.</param>
/// <param name="State">The kernel's letter for its state.</param>
/// <param name="StartTick">When it began, in clock ticks since boot; with the number it names one process for ever.</param>
/// <param name="Terminal">The device number of its controlling terminal; 0 = none.</param>
internal readonly record struct ProcessEntry(int Pid, int Parent, char State, long StartTick, int Terminal = 0)
{
    public bool IsGone => State is 'Z' or 'X';

    /// <summary>True when it cannot run code of its own until continued; D gets its pending stop before it returns from the kernel.</summary>
    public bool IsStopped => State is 'T' or 't' or 'D' or 'Z' or 'X';
}
