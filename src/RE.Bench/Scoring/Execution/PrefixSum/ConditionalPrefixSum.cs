namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>The operation that is asked for, written as plainly as it can be: y_i = Σ x_j over j ≤ i for which the number of positive elements strictly before j is odd, in 32 bits that wrap around.</summary>
internal static class ConditionalPrefixSum
{
    /// <summary>Computes it in place.</summary>
    public static void InPlace(Span<int> values)
    {
        var sum = 0;
        var odd = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            sum = unchecked(sum + (value & -odd));
            odd ^= value > 0 ? 1 : 0;
            values[i] = sum;
        }
    }
}
