namespace RE.Bench.Analysis.Resampling;

/// <summary>
/// Percentile bootstrap of numbers that are averages over environments (Efron and Tibshirani 1993, chapter 13; RE-Bench paper, arXiv 2411.15114: 95 % intervals).
/// A resample draws as many environments as there are, unless they are fixed, and then within each as many runs as it has, all with replacement.
/// </summary>
public static class Bootstrap
{
    /// <summary>
    /// True when resamples can differ (rule of this project): with fixed environments each stratum needs two runs, else its part would look free of noise; otherwise two environments or, with a single one, two runs.
    /// </summary>
    /// <param name="environments">For each environment the number of runs in each of its strata.</param>
    /// <param name="method">What is drawn again.</param>
    public static bool IsPossible(IReadOnlyList<int[]> environments, BootstrapMethod method) => environments.Count > 0
        && ((method == BootstrapMethod.EnvironmentsAndRuns && environments.Count > 1) || environments.All(strata => strata.All(runs => runs > 1)));

    /// <summary>Draws all resamples (Efron and Tibshirani 1993, chapter 13; hierarchical as in Davison and Hinkley 1997, section 3.8).</summary>
    /// <param name="environments">For each environment the number of runs in each of its strata; strata are drawn apart.</param>
    /// <param name="statistic">What is computed of each.</param>
    /// <param name="plan">How.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Resamples Draw(IReadOnlyList<int[]> environments, IEnvironmentStatistic statistic, BootstrapPlan plan, CancellationToken cancellationToken)
    {
        var columns = new double[statistic.Width][];
        for (var column = 0; column < columns.Length; column++)
        {
            columns[column] = new double[plan.Resamples];
        }

        var most = environments.Max(strata => strata.Sum());
        Parallel.For(
            0,
            plan.Resamples,
            new ParallelOptions { MaxDegreeOfParallelism = plan.Threads, CancellationToken = cancellationToken },
            () => new Scratch(new int[most], new double[statistic.Width]),
            (resample, _, scratch) =>
            {
                One(environments, statistic, plan, resample, scratch);
                for (var column = 0; column < columns.Length; column++)
                {
                    columns[column][resample] = scratch.Sums[column] / environments.Count;
                }

                return scratch;
            },
            _ => { });
        return new Resamples(columns, plan.Confidence);
    }

    private static void One(IReadOnlyList<int[]> environments, IEnvironmentStatistic statistic, BootstrapPlan plan, int resample, Scratch scratch)
    {
        var random = Xoshiro256.Stream(plan.Seed, ((ulong)plan.Family << 32) + (ulong)resample);
        var isFixed = plan.Method == BootstrapMethod.Runs || environments.Count == 1;
        Array.Clear(scratch.Sums);
        for (var drawn = 0; drawn < environments.Count; drawn++)
        {
            var environment = isFixed ? drawn : random.Below(environments.Count);
            var runs = Count(environments[environment], scratch.Counts, ref random);
            statistic.AddTo(environment, scratch.Counts.AsSpan(0, runs), scratch.Sums);
        }
    }

    private static int Count(int[] strata, int[] counts, ref Xoshiro256 random)
    {
        Array.Clear(counts);
        var start = 0;
        foreach (var runs in strata)
        {
            for (var draw = 0; draw < runs; draw++)
            {
                counts[start + random.Below(runs)]++;
            }

            start += runs;
        }

        return start;
    }

    private sealed record Scratch(int[] Counts, double[] Sums);
}
