namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>Where the arrays of a batch lie in the files that harness and runner share: one after the other, each followed by bytes that nobody may change.</summary>
internal sealed class BatchLayout
{
    /// <summary>Most arrays that the runner's table has room for.</summary>
    public const int MostArrays = 2048;

    /// <summary>Guarded bytes behind each array.</summary>
    public const int Guard = 4096;

    /// <summary>Makes the layout of arrays of these lengths.</summary>
    public BatchLayout(IReadOnlyList<int> lengths)
    {
        Lengths = lengths;
        var starts = new long[lengths.Count];
        for (var i = 0; i < lengths.Count; i++)
        {
            starts[i] = Bytes;
            Bytes += (((lengths[i] * (long)sizeof(int)) + Guard - 1) / Guard * Guard) + Guard;
        }

        Starts = starts;
    }

    /// <summary>Elements of each array.</summary>
    public IReadOnlyList<int> Lengths { get; }

    /// <summary>Byte at which each array begins, in input and output alike.</summary>
    public IReadOnlyList<long> Starts { get; }

    /// <summary>Size of each file.</summary>
    public long Bytes { get; }

    /// <summary>Where an array ends and its guarded bytes begin.</summary>
    public long EndOf(int array) => Starts[array] + (Lengths[array] * (long)sizeof(int));

    /// <summary>Where the next array begins.</summary>
    public long NextAfter(int array) => array + 1 < Starts.Count ? Starts[array + 1] : Bytes;
}
