using System.Runtime.InteropServices;

namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>Compares every element of a result, and every guarded byte, with what it must be. The expected answer is made here, after the kernel was stopped.</summary>
/// <param name="layout">Where the arrays are.</param>
internal sealed class ResultCheck(BatchLayout layout)
{
    private const byte GuardByte = 0xA5;
    private readonly int[] _expected = new int[layout.Lengths.Max()];
    private readonly int[] _found = new int[layout.Lengths.Max()];
    private readonly byte[] _guard = new byte[2 * BatchLayout.Guard];

    /// <summary>Writes the guarded bytes.</summary>
    public void Guard(SharedFile output)
    {
        _guard.AsSpan().Fill(GuardByte);
        for (var i = 0; i < layout.Lengths.Count; i++)
        {
            output.Write(layout.EndOf(i), _guard.AsSpan(0, (int)(layout.NextAfter(i) - layout.EndOf(i))));
        }
    }

    /// <summary>Checks a whole batch.</summary>
    /// <exception cref="KernelFault">Something is not as it must be.</exception>
    public void Check(SharedFile output, FillArray fill, SpotCheck early)
    {
        for (var i = 0; i < layout.Lengths.Count; i++)
        {
            var expected = _expected.AsSpan(0, layout.Lengths[i]);
            fill(i, expected);
            ConditionalPrefixSum.InPlace(expected);
            CheckArray(output, i, expected);
            if (!early.Matches(i, expected))
            {
                throw new KernelFault("the kernel returned before its result was complete. All of the output must be written when the last call returns.") { Finding = "early-return" };
            }
        }
    }

    private void CheckArray(SharedFile output, int array, ReadOnlySpan<int> expected)
    {
        var found = _found.AsSpan(0, expected.Length);
        if (!output.TryRead(layout.Starts[array], MemoryMarshal.AsBytes(found)))
        {
            throw new KernelFault("the kernel made the file behind its output shorter. Only write to out[0] … out[n - 1].") { Finding = "out-of-bounds" };
        }

        if (!found.SequenceEqual(expected))
        {
            var at = found.CommonPrefixLength(expected);
            throw new KernelFault($"the kernel's result is wrong: element {at} of an array of {expected.Length} is {found[at]} and must be {expected[at]}.");
        }

        var guard = _guard.AsSpan(0, (int)(layout.NextAfter(array) - layout.EndOf(array)));
        if (!output.TryRead(layout.EndOf(array), guard) || guard.ContainsAnyExcept(GuardByte))
        {
            throw new KernelFault($"the kernel wrote behind the end of an array of {expected.Length} elements. Only write to out[0] … out[n - 1].") { Finding = "out-of-bounds" };
        }
    }
}
