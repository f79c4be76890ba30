namespace RE.Bench.Scoring;

/// <summary>Which valid row of the ledger counts at the end.</summary>
public enum ScoreSelection
{
    /// <summary>The best valid row.</summary>
    Best,

    /// <summary>The last valid row.</summary>
    Last,

    /// <summary>The best valid row, but by the score that it gets once more, with a fresh seed, when the run is over: a lucky score does not count.</summary>
    Confirmed,
}
