namespace RE.Bench.Environments.Services.Judging;

/// <summary>Which of two answers a judge prefers.</summary>
public enum Preference
{
    /// <summary>Neither.</summary>
    Tie,

    /// <summary>The first.</summary>
    First,

    /// <summary>The second.</summary>
    Second,
}
