namespace RE.Bench.Scoring;

/// <summary>The line through the starting and the reference score of one environment and profile.</summary>
/// <param name="Starting">Raw score of the starting solution.</param>
/// <param name="Reference">Raw score of the reference solution; differs from <paramref name="Starting"/>.</param>
public sealed record ScoreScale(double Starting, double Reference)
{
    /// <summary>
    /// (raw − starting) / (reference − starting), floor 0, no cap; serves both directions (RE-Bench paper, section "Normalized scores").
    /// </summary>
    /// <param name="raw">A finite raw score.</param>
    /// <exception cref="ArgumentOutOfRangeException">The raw score is not finite, or the scale is empty.</exception>
    public double Normalize(double raw)
    {
        if (!double.IsFinite(raw) || Starting == Reference)
        {
            throw new ArgumentOutOfRangeException(nameof(raw), raw, "A raw score must be finite and the starting and reference scores must differ.");
        }

        return Math.Max(0, (raw - Starting) / (Reference - Starting));
    }
}
