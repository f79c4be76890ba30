namespace RE.Bench.Analysis.Splits;

/// <summary>A total budget spent on equal runs.</summary>
/// <param name="Runs">k.</param>
/// <param name="Length">Working time of each; the total is k times that.</param>
/// <param name="Limit">Working time that the runs behind it were given: its length, or more where they are cut.</param>
public sealed record BudgetSplit(int Runs, TimeSpan Length, TimeSpan Limit)
{
    /// <summary>The budget that it spends.</summary>
    public TimeSpan Total => Length * Runs;

    /// <summary>True when the runs behind it were given more and are looked at earlier.</summary>
    public bool IsCut => Length < Limit;
}
