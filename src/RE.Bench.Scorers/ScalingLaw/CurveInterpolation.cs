namespace RE.Bench.Scorers.ScalingLaw;

/// <summary>How a curve goes from point to point.</summary>
internal enum CurveInterpolation
{
    /// <summary>Straight lines; METR's published curve is read so.</summary>
    Linear,

    /// <summary>A smooth curve that is monotone wherever the points are.</summary>
    MonotoneCubic,
}
