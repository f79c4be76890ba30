namespace RE.Bench.Runs.Watching;

/// <summary>Where a run stands for somebody who looks from outside.</summary>
public enum SightedState
{
    /// <summary>A batch's harness will begin it.</summary>
    Queued,

    /// <summary>Its batch has no harness now.</summary>
    NotBegun,

    /// <summary>Its sandbox is being made.</summary>
    Preparing,

    /// <summary>The agent works.</summary>
    Running,

    /// <summary>Clock and sandbox stand still.</summary>
    Paused,

    /// <summary>The agent has stopped; what it left is being scored.</summary>
    Ending,

    /// <summary>It has not ended and no harness works on it, or its infrastructure failed: it can be resumed.</summary>
    Broken,

    /// <summary>It is over.</summary>
    Ended,
}
