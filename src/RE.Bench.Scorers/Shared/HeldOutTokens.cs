using System.Runtime.InteropServices;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Shared;

/// <summary>Held-out text as the data preparation writes it: tokens of 16 bits, little-endian.</summary>
internal static class HeldOutTokens
{
    /// <param name="request">Names the folders of the prepared data.</param>
    /// <param name="heldOut">Data set and file below it, such as <c>english/heldout/heldout.bin</c>.</param>
    /// <exception cref="InvalidOperationException">The data set is not prepared.</exception>
    public static ushort[] Read(ScoreRequest request, string heldOut) =>
        MemoryMarshal.Cast<byte, ushort>(File.ReadAllBytes(request.DataPath(heldOut))).ToArray();
}
