using MathNet.Numerics.Statistics;
using RE.Bench.Analysis.Resampling;
using RE.Bench.Analysis.Scores;
using RE.Bench.Analysis.Standing;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Building;

/// <summary>Computes the cell of one group and environment.</summary>
/// <param name="options">What the report is asked for.</param>
/// <param name="plan">How intervals are drawn.</param>
/// <param name="people">People's scores.</param>
internal sealed class CellBuilder(ReportOptions options, BootstrapPlan plan, PeopleScores people)
{
    /// <summary>METR's cut for "above the starting solution" (RE-Bench paper, arXiv 2411.15114, validation of the environments).</summary>
    private const double AboveStart = 0.05;

    public ReportCell Build(IGrouping<string, CountedRun> runs, CancellationToken cancellationToken)
    {
        var scores = runs.Select(run => run.Score).ToArray();
        var rates = CallRates.Of([.. runs.Select(run => run.Seen)]);
        return new ReportCell
        {
            Environment = runs.Key,
            Mean = PeopleScores.Mean(scores, plan, cancellationToken),
            Median = scores.Median(),
            Best = scores.Max(),
            Sd = scores.Length > 1 ? scores.StandardDeviation() : null,
            ShareAboveStart = Share(scores, score => score > AboveStart),
            ShareAtReference = Share(scores, score => score >= 1),
            WithoutScore = runs.Count(run => !run.HasScore),
            InvalidRate = rates.Invalid,
            ScoreCallsPerHour = rates.PerHour,
            HumanPercentile = people.Percentile([.. runs]),
            Reached = [.. options.Reach.Select(score => Reached([.. runs.Select(run => run.Trajectory)], score))],
        };
    }

    private static ReachedScore Reached(List<RunTrajectory> runs, double score)
    {
        var reached = ReachingTime.Of(runs, score);
        return new ReachedScore(score, reached.Share, reached.Median?.TotalHours);
    }

    private static double Share(double[] scores, Func<double, bool> isIn) => scores.Count(isIn) / (double)scores.Length;
}
