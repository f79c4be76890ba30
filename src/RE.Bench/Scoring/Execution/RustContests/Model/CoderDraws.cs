using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RE.Bench.Scoring.Execution.RustContests.Model;

/// <summary>
/// Chance for the answers to one of several problems. The problems of a scoring share each call's draws as a systematic sample does: each takes another
/// of as many equal parts of the unit interval, in an order of its own for each call, so that good and bad luck nearly cancel between them.
/// </summary>
/// <param name="seed">Seed of the scoring.</param>
/// <param name="index">Which problem, from 0.</param>
/// <param name="count">How many there are.</param>
internal sealed class CoderDraws(long seed, int index, int count)
{
    /// <summary>A number from 0 up to 1.</summary>
    /// <param name="call">Number of the call.</param>
    /// <param name="use">What it is for.</param>
    public double Draw(int call, string use)
    {
        var random = new Random(BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"coder {seed} {call} {use}"))));
        var start = random.NextDouble();
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        return (start + ((double)order[index] / count)) % 1;
    }
}
