namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>Makes the input of one array.</summary>
internal delegate void FillArray(int array, Span<int> values);
