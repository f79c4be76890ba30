namespace RE.Bench.Agents.Aide;

/// <summary>What a node turned out to be.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>It ran and its submission is valid.</summary>
    /// <param name="Metric">What it is ranked by; null when nothing measured it.</param>
    public sealed record Good(double? Metric) : Verdict;

    /// <summary>It failed, or its submission does not count.</summary>
    /// <param name="Why">What is wrong.</param>
    public sealed record Buggy(string Why) : Verdict;

    /// <summary>It ran, but too little time was left to score it.</summary>
    public sealed record Unscored : Verdict;
}
