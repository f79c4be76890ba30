using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RE.Bench.Scoring.Execution.RustContests.Model;

/// <summary>
/// Chance for the answers about one problem, spread evenly instead of drawn independently, so that good and bad luck nearly cancel in a scoring: a start that the
/// seed draws for all problems, plus the problem's place in van der Corput's sequence (problems of like difficulty get places far apart), plus a golden
/// section a call (H. Weyl's sequence), modulo 1. Each draw alone is uniform.
/// </summary>
/// <param name="seed">Seed of the scoring.</param>
/// <param name="rank">Place of the problem when all are ordered by the coder's skill, from 0.</param>
internal sealed class CoderDraws(long seed, int rank)
{
    private const double GoldenSection = 0.61803398874989485;

    /// <summary>A number from 0 up to 1.</summary>
    /// <param name="call">Number of the call.</param>
    /// <param name="use">What it is for.</param>
    public double Draw(int call, string use)
    {
        var start = BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"coder {seed} {use}"))) / (double)(1L << 32);
        return (start + Spread(rank) + (GoldenSection * call)) % 1;
    }

    // Van der Corput's sequence in base 2: the binary digits mirrored at the point.
    private static double Spread(int number)
    {
        var (result, share) = (0.0, 0.5);
        for (; number > 0; number >>= 1, share /= 2)
        {
            result += (number & 1) * share;
        }

        return result;
    }
}
