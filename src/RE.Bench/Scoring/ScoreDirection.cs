namespace RE.Bench.Scoring;

/// <summary>Which direction of the raw score is better.</summary>
public enum ScoreDirection
{
    /// <summary>Larger is better.</summary>
    Higher,

    /// <summary>Smaller is better.</summary>
    Lower,
}
