namespace RE.Bench.Sandboxes.Protocol;

/// <summary>How a command ended, on the wire.</summary>
internal enum ExitKind : byte
{
    /// <summary>By itself, with a status.</summary>
    Exited = 0,

    /// <summary>By a signal.</summary>
    Signaled = 1,

    /// <summary>Killed at its time limit.</summary>
    TimedOut = 2,

    /// <summary>It never ran.</summary>
    NotStarted = 3,
}
