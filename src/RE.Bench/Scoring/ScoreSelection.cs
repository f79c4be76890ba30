namespace RE.Bench.Scoring;

/// <summary>Which valid row of the ledger counts at the end.</summary>
public enum ScoreSelection
{
    /// <summary>The best valid row.</summary>
    Best,

    /// <summary>The last valid row.</summary>
    Last,
}
