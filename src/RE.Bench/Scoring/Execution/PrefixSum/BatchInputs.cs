namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>Makes the inputs of a batch from a seed, the same whenever it is asked, so that they need not be kept.</summary>
/// <param name="seed">Seed of the scoring, drawn after sealing.</param>
/// <param name="batch">Number of the batch; each has inputs of its own.</param>
internal sealed class BatchInputs(long seed, int batch)
{
    private const int Kinds = 5;

    /// <summary>Fills an array of a timed batch: whole numbers from -10 to 9, all equally likely, as in the original environment (METR, ai_rd_triton_cumsum 0.2.5).</summary>
    public void FillTimed(int array, Span<int> values)
    {
        var state = Start(array);
        for (var i = 0; i < values.Length; i++)
        {
            if ((i & 3) == 0)
            {
                state += 0x9E3779B97F4A7C15;
            }

            values[i] = (int)((((Mix(state) >> (16 * (i & 3))) & 0xFFFF) * 20) >> 16) - 10;
        }
    }

    /// <summary>Fills an array of the first, untimed batch: all of the 32 bits, nothing positive, everything positive, rarely positive, or the extremes.</summary>
    public void FillChecked(int array, Span<int> values)
    {
        var state = Start(array);
        for (var i = 0; i < values.Length; i++)
        {
            var drawn = Mix(state += 0x9E3779B97F4A7C15);
            values[i] = (array % Kinds) switch
            {
                0 => (int)drawn,
                1 => -(int)(drawn & 0x7FFFFFFF),
                2 => 1 + (int)(drawn & 0x3FFFFFFF),
                3 => drawn % 1000 == 0 ? 1 : -(int)(drawn >> 40),
                _ => (drawn & 3) switch { 0 => int.MinValue, 1 => int.MaxValue, 2 => 0, _ => 1 },
            };
        }
    }

    private ulong Start(int array) => Mix(Mix(Mix((ulong)seed) + (ulong)batch) + (ulong)array);

    // The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
