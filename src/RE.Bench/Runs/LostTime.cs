namespace RE.Bench.Runs;

/// <summary>Books the time between the last journal entry of a killed harness and the moment its sandbox stood still.</summary>
internal static class LostTime
{
    /// <summary>How often a running clock is journaled.</summary>
    public static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(5);

    /// <summary>How long a sandbox runs on at most after it lost its harness, before it freezes itself.</summary>
    public static readonly TimeSpan SandboxGrace = TimeSpan.FromSeconds(2);

    /// <summary>An answer that a harness journaled this short before its end may not have reached who asked.</summary>
    public static readonly TimeSpan Delivery = TimeSpan.FromSeconds(10);

    /// <summary>The most that the agent's processes can have run since the last entry; nothing when the clock stood still.</summary>
    public static TimeSpan Charge(RunState past, DateTimeOffset now)
    {
        if (!past.ClockRuns)
        {
            return TimeSpan.Zero;
        }

        var gap = now - past.LastAt;
        var most = TickEvery + SandboxGrace;
        return gap < TimeSpan.Zero || gap > most ? most : gap;
    }
}
