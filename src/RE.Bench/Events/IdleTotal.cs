namespace RE.Bench.Events;

/// <summary>Working time in which a person did nothing, folded from a journal.</summary>
/// <param name="Sum">Idle time that is over.</param>
/// <param name="Since">Working time at which the idle time that lasts began; null when none does.</param>
public sealed record IdleTotal(TimeSpan Sum, TimeSpan? Since)
{
    /// <summary>No idle time.</summary>
    public static IdleTotal None { get; } = new(TimeSpan.Zero, null);

    /// <summary>All idle time until a moment.</summary>
    /// <param name="clock">Working time at that moment.</param>
    public TimeSpan Until(TimeSpan clock) => Since is { } since && clock > since ? Sum + (clock - since) : Sum;

    /// <summary>Takes an entry in.</summary>
    /// <param name="happened">What happened.</param>
    /// <param name="clock">Working time at that moment.</param>
    public IdleTotal With(RunEvent happened, TimeSpan clock) => happened switch
    {
        RunEvent.IdleBegan began => new IdleTotal(Until(clock), began.Since),
        RunEvent.IdleEnded or RunEvent.HarnessResumed or RunEvent.AgentExited or RunEvent.RunEnded when Since is not null => new IdleTotal(Until(clock), null),
        _ => this,
    };

    /// <summary>Folds a whole journal.</summary>
    /// <param name="entries">Its entries.</param>
    public static TimeSpan Of(IReadOnlyList<JournalEntry> entries) =>
        entries.Aggregate(None, (total, entry) => total.With(entry.Event, entry.Clock)).Until(entries is [.., var last] ? last.Clock : TimeSpan.Zero);
}
