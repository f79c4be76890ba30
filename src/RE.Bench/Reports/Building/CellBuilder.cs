using MathNet.Numerics.Statistics;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Building;

/// <summary>Computes the cell of one group and environment.</summary>
internal static class CellBuilder
{
    /// <summary>METR's cut for "above the starting solution" (RE-Bench paper, validation of the environments).</summary>
    public const double AboveStart = 0.05;

    public static ReportCell Build(IGrouping<string, CountedRun> runs)
    {
        var scores = runs.Select(run => run.Score).ToArray();
        return new ReportCell
        {
            Environment = runs.Key,
            Mean = new Estimate(ArrayStatistics.Mean(scores), null, null, scores.Length),
            Median = scores.Median(),
            Best = scores.Max(),
            Sd = scores.Length > 1 ? scores.StandardDeviation() : null,
            ShareAboveStart = Share(scores, score => score > AboveStart),
            ShareAtReference = Share(scores, score => score >= 1),
            WithoutScore = runs.Count(run => !run.HasScore),
        };
    }

    private static double Share(double[] scores, Func<double, bool> isIn) => scores.Count(isIn) / (double)scores.Length;
}
