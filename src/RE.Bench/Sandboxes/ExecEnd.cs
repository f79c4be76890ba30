namespace RE.Bench.Sandboxes;

/// <summary>How a command ended.</summary>
public abstract record ExecEnd
{
    private ExecEnd()
    {
    }

    /// <summary>It exited by itself.</summary>
    /// <param name="Code">Exit status, 0 to 255.</param>
    public sealed record Exited(int Code) : ExecEnd;

    /// <summary>A signal ended it.</summary>
    /// <param name="Signal">Signal number, such as 9.</param>
    public sealed record Signaled(int Signal) : ExecEnd;

    /// <summary>It ran past its time and its whole process tree was killed.</summary>
    /// <param name="Limit">The time it was given.</param>
    /// <param name="Survivors">Processes that could not be killed; 0 unless something is very wrong.</param>
    public sealed record TimedOut(TimeSpan Limit, int Survivors) : ExecEnd;

    /// <summary>It could not be started.</summary>
    /// <param name="Reason">Why, for example that no such program is on the path.</param>
    public sealed record NotStarted(string Reason) : ExecEnd;
}
