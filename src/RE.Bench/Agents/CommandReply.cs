namespace RE.Bench.Agents;

/// <summary>How a command ended, as the agent sees it.</summary>
public sealed record CommandReply
{
    /// <summary>Exit status as a shell shows it; 124 = timed out.</summary>
    public required int Status { get; init; }

    /// <summary>Kept standard output; a line names the true size where it was cut.</summary>
    public required string Stdout { get; init; }

    /// <summary>Kept standard error.</summary>
    public required string Stderr { get; init; }

    /// <summary>Bytes really written to standard output.</summary>
    public required long StdoutBytes { get; init; }

    /// <summary>Bytes really written to standard error.</summary>
    public required long StderrBytes { get; init; }

    /// <summary>True when the time limit killed it.</summary>
    public bool TimedOut { get; init; }

    /// <summary>How many processes the kernel killed for memory while it ran.</summary>
    public int OutOfMemoryKills { get; init; }

    /// <summary>How long it ran.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>File in the run folder with the full output (up to its limit), relative to the run folder; null when nothing was cut.</summary>
    public string? FullOutput { get; init; }
}
