namespace RE.Bench.Reports.Gates;

/// <summary>Corrects p-values for their number, so that all comparisons together alarm falsely no more often than one (Holm, Scandinavian Journal of Statistics 6, 1979).</summary>
internal static class HolmCorrection
{
    /// <summary>The corrected values in the order of the given ones.</summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> values)
    {
        var adjusted = new double[values.Count];
        var highest = 0d;
        foreach (var (rank, at) in Enumerable.Range(0, values.Count).OrderBy(at => values[at]).Index())
        {
            highest = Math.Max(highest, Math.Min(1, (values.Count - rank) * values[at]));
            adjusted[at] = highest;
        }

        return adjusted;
    }
}
