namespace RE.Bench.Reports.Gates;

/// <summary>
/// One-sided permutation test of a drop (Fisher 1935; Pitman, Supplement to the Journal of the Royal Statistical Society 4, 1937): if nothing changed, any of the scores
/// could as well stand on the other side, so the share of such exchanges whose mean difference is no higher than the seen one is an exact p-value at any number of runs.
/// Several environments are exchanged each within itself and their differences averaged.
/// </summary>
internal static class PermutationTest
{
    /// <summary>Most exchanges that are all looked at; where there are more, 10,000 are drawn.</summary>
    public const int MostExchanges = 200_000;

    private const int Draws = 10_000;
    private const double Same = 1e-9;

    /// <summary>The p-value of the mean difference over the environments.</summary>
    /// <param name="pairs">One an environment.</param>
    /// <param name="seed">Seed of the draws, where there are too many exchanges for all.</param>
    public static double PValue(IReadOnlyList<ScorePair> pairs, int seed) =>
        Exchanges(pairs) <= MostExchanges ? Exact(pairs) : Drawn(pairs, new Random(seed));

    /// <summary>Number of exchanges: the smallest p-value is one divided by it.</summary>
    public static double Exchanges(IReadOnlyList<ScorePair> pairs) => pairs.Aggregate(1d, (product, pair) => product * Choices(pair.Now.Count, pair.Baseline.Count));

    /// <summary>Ways to choose n of n + m.</summary>
    public static double Choices(int n, int m)
    {
        var choices = 1d;
        for (var i = 1; i <= Math.Min(n, m); i++)
        {
            choices = choices * (n + m - Math.Min(n, m) + i) / i;
        }

        return Math.Round(choices);
    }

    private static double Exact(IReadOnlyList<ScorePair> pairs)
    {
        var sums = new List<double> { 0 };
        foreach (var differences in pairs.Select(AllDifferences))
        {
            sums = [.. sums.SelectMany(_ => differences, (sum, difference) => sum + difference)];
        }

        var seen = pairs.Sum(pair => pair.Difference);
        return (double)sums.Count(sum => sum <= seen + Same) / sums.Count;
    }

    private static List<double> AllDifferences(ScorePair pair)
    {
        double[] scores = [.. pair.Now, .. pair.Baseline];
        var (total, differences) = (scores.Sum(), new List<double>());
        Choose(0, pair.Now.Count, 0);
        return differences;

        void Choose(int from, int left, double sum)
        {
            if (left == 0)
            {
                differences.Add(sum / pair.Now.Count - (total - sum) / pair.Baseline.Count);
                return;
            }

            for (var at = from; at <= scores.Length - left; at++)
            {
                Choose(at + 1, left - 1, sum + scores[at]);
            }
        }
    }

    /// <summary>Adds one to both counts, so that a drawn p-value is never too small (Phipson and Smyth, Statistical Applications in Genetics and Molecular Biology 9, 2010).</summary>
    private static double Drawn(IReadOnlyList<ScorePair> pairs, Random random)
    {
        var seen = pairs.Sum(pair => pair.Difference);
        var all = pairs.Select(pair => (Count: pair.Now.Count, Scores: (double[])[.. pair.Now, .. pair.Baseline], Total: pair.Now.Sum() + pair.Baseline.Sum())).ToList();
        var low = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var difference = 0d;
            foreach (var (count, scores, total) in all)
            {
                var now = SumOfDrawn(scores, count, random);
                difference += now / count - (total - now) / (scores.Length - count);
            }

            low += difference <= seen + Same ? 1 : 0;
        }

        return (low + 1d) / (Draws + 1);
    }

    /// <summary>The sum of so many scores, drawn without replacement to the front (Fisher and Yates 1938).</summary>
    private static double SumOfDrawn(double[] scores, int count, Random random)
    {
        var sum = 0d;
        for (var at = 0; at < count; at++)
        {
            var other = random.Next(at, scores.Length);
            (scores[at], scores[other]) = (scores[other], scores[at]);
            sum += scores[at];
        }

        return sum;
    }
}
