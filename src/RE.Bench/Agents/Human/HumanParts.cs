namespace RE.Bench.Agents.Human;

/// <summary>What a person's attempt needs beside a workbench.</summary>
public sealed record HumanParts
{
    /// <summary>Takes the person's terminal over.</summary>
    public required Func<IHumanTerminal> OpenTerminal { get; init; }

    /// <summary>Where time comes from.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Id of the run, for the command that goes on with it.</summary>
    public required string Run { get; init; }

    /// <summary>The file that records the session; null when the person refused.</summary>
    public string? Recording { get; init; }

    /// <summary>After this long without a key or output the person counts as idle.</summary>
    public TimeSpan IdleAfter { get; init; } = DefaultIdleAfter;

    /// <summary>Five minutes.</summary>
    public static TimeSpan DefaultIdleAfter { get; } = TimeSpan.FromMinutes(5);
}
