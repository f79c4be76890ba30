namespace RE.Bench.Analysis.BestOfK;

/// <summary>Scores of the runs on one environment, ready to be drawn again.</summary>
public sealed class EnvironmentScores
{
    /// <summary>Scores of one stratum of runs.</summary>
    /// <param name="scores">One a run, finite.</param>
    /// <param name="takesMean">True where the best of several runs cannot be chosen because their scores are hidden: score@k is the mean then (RE-Bench paper, scaling law).</param>
    /// <param name="start">Index of the stratum's first run among the runs of the environment.</param>
    public EnvironmentScores(IReadOnlyList<double> scores, bool takesMean, int start = 0)
    {
        Sorted = [.. scores];
        Order = [.. Enumerable.Range(start, Sorted.Length)];
        Array.Sort(Sorted, Order);
        TakesMean = takesMean;
    }

    /// <summary>Number of runs.</summary>
    public int Count => Sorted.Length;

    /// <summary>True where score@k is the mean at every k.</summary>
    public bool TakesMean { get; }

    internal double[] Sorted { get; }

    internal int[] Order { get; }
}
