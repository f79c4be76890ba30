namespace RE.Bench.Sandboxes;

/// <summary>How a command ended and what it printed.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Stdout">What it wrote to standard output.</param>
/// <param name="Stderr">What it wrote to standard error.</param>
/// <param name="Took">From start to end, by the harness's clock.</param>
/// <param name="OutOfMemoryKills">How many processes of the sandbox the kernel killed for memory while the command ran.</param>
public sealed record ExecResult(ExecEnd End, CapturedOutput Stdout, CapturedOutput Stderr, TimeSpan Took, int OutOfMemoryKills)
{
    /// <summary>True when the command exited with status 0.</summary>
    public bool Succeeded => End is ExecEnd.Exited { Code: 0 };

    /// <summary>The exit status as a shell shows it: the code, 128 + signal, 124 for a time-out, 127 when it could not start.</summary>
    public int ShellStatus => End switch
    {
        ExecEnd.Exited exited => exited.Code,
        ExecEnd.Signaled signaled => 128 + signaled.Signal,
        ExecEnd.TimedOut => 124,
        ExecEnd.NotStarted => 127,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
