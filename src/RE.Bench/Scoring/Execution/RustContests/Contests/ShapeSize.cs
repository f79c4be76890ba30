namespace RE.Bench.Scoring.Execution.RustContests.Contests;

/// <summary>How large an input is.</summary>
internal enum ShapeSize
{
    /// <summary>As small as the statement allows.</summary>
    Least,

    /// <summary>A handful, for brute force and public tests.</summary>
    Tiny,

    /// <summary>Some dozens.</summary>
    Medium,

    /// <summary>As large as the statement allows.</summary>
    Most,
}
