namespace RE.Bench.Scorers.ScalingLaw;

/// <summary>Along which number of the answer the large runs were measured.</summary>
internal enum CurveAxis
{
    /// <summary><c>n_embd</c>.</summary>
    Width,

    /// <summary><c>max_iters</c>.</summary>
    Steps,
}
