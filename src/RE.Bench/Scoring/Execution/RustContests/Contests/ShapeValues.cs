namespace RE.Bench.Scoring.Execution.RustContests.Contests;

/// <summary>What the numbers of an input are like.</summary>
internal enum ShapeValues
{
    /// <summary>Any that the statement allows.</summary>
    Any,

    /// <summary>All of them the least.</summary>
    Low,

    /// <summary>All of them the greatest.</summary>
    High,

    /// <summary>Near the least, so that they repeat.</summary>
    Few,

    /// <summary>Lists that ascend.</summary>
    Ascending,

    /// <summary>Lists that descend.</summary>
    Descending,
}
