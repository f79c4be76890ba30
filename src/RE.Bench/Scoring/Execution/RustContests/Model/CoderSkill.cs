using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RE.Bench.Scoring.Execution.RustContests.Model;

/// <summary>How good the simulated coder is at a family of problems; made up, and the same in every run.</summary>
/// <param name="Right">Share of right programs at temperature 1, asked plainly.</param>
internal sealed record CoderSkill(double Right)
{
    private const double FavoriteMistake = 0.7;
    private const double Greedy = 0.05;

    // By band: the least share, how much is added at most, and how many of the families are hopeless.
    private static readonly (double Least, double More, double Hopeless)[] Bands = [(0.38, 0.02, 0), (0.38, 0.02, 0.3), (0.38, 0.02, 0.6), (0.38, 0.02, 0.85)];

    /// <summary>The skill at a family.</summary>
    /// <param name="family">Its name.</param>
    /// <param name="band">Its difficulty, from 1 to 4.</param>
    public static CoderSkill Of(string family, int band)
    {
        var (least, more, hopeless) = Bands[band - 1];
        var share = BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"skill {family}"))) / (double)(1L << 32);
        return new(share < hopeless ? 0 : least + (more * (share - hopeless) / (1 - hopeless)));
    }

    /// <summary>
    /// The program that is drawn: 0 the right one, else a mistake. Weights are Right, then 0.7 of the rest for mistake 1 and equal parts of what is left for the
    /// others, each to the power of 1 / temperature; near temperature 0 the heaviest is always taken.
    /// </summary>
    /// <param name="right">Share of the right program at temperature 1.</param>
    /// <param name="mistakes">How many mistakes are known, at least one.</param>
    /// <param name="temperature">From 0 to 2.</param>
    /// <param name="draw">A number from 0 up to 1.</param>
    public static int Pick(double right, int mistakes, double temperature, double draw)
    {
        var others = mistakes > 1 ? (1 - right) * (1 - FavoriteMistake) / (mistakes - 1) : 0;
        double[] shares = [right, (1 - right) * (mistakes > 1 ? FavoriteMistake : 1), .. Enumerable.Repeat(others, mistakes - 1)];
        if (temperature <= Greedy)
        {
            return Array.IndexOf(shares, shares.Max());
        }

        double[] weights = [.. shares.Select(share => Math.Pow(share, 1 / temperature))];
        var left = draw * weights.Sum();
        for (var i = 0; i < weights.Length - 1; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }
}
