namespace RE.Bench.Scorers.RestrictedMlm.Interpreter;

/// <summary>The shape of two tensors together (ONNX, "Multidirectional broadcasting").</summary>
internal static class Broadcasting
{
    /// <summary>Null if they do not fit.</summary>
    public static long[]? Join(ReadOnlySpan<long> a, ReadOnlySpan<long> b)
    {
        var joined = new long[Math.Max(a.Length, b.Length)];
        for (var back = 1; back <= joined.Length; back++)
        {
            var left = back <= a.Length ? a[^back] : 1;
            var right = back <= b.Length ? b[^back] : 1;
            if (left != right && left != 1 && right != 1)
            {
                return null;
            }

            joined[^back] = left == 1 ? right : left;
        }

        return joined;
    }
}
