namespace RE.Bench.Scorers.ScalingLaw;

/// <summary>The mean loss of the runs at one position of the axis.</summary>
internal sealed record CurvePoint(double At, double Loss);
