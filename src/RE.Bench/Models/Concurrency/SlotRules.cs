namespace RE.Bench.Models.Concurrency;

/// <summary>How many calls at once one provider is asked, and how that number follows what the provider bears.</summary>
public sealed record SlotRules
{
    /// <summary>Calls at once until the provider has said anything about it.</summary>
    public int Start { get; init; } = 10;

    /// <summary>Never fewer.</summary>
    public int Least { get; init; } = 1;

    /// <summary>Never more.</summary>
    public int Most { get; init; } = 100;

    /// <summary>What is left of the number after a provider said that it is asked too much.</summary>
    public double Shrink { get; init; } = 0.7;

    /// <summary>Complaints within this time after a shrink are about calls that were under way: they shrink nothing.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(15);
}
