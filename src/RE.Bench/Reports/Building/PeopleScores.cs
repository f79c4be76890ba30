using MathNet.Numerics.Statistics;
using RE.Bench.Analysis.BestOfK;
using RE.Bench.Analysis.Resampling;
using RE.Bench.Analysis.Standing;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Building;

/// <summary>People's scores on each environment and profile.</summary>
internal sealed class PeopleScores
{
    private readonly Dictionary<(string Environment, string Profile), double[]> _scores;

    public PeopleScores(IEnumerable<CountedRun> runs) => _scores = runs
        .Where(run => run.Record.IsHuman)
        .GroupBy(run => (run.Record.Environment, run.Record.Profile))
        .ToDictionary(same => same.Key, same => same.Select(run => run.Score).ToArray());

    /// <summary>Percentile of the mean of runs among people on the same environment and profile; null when there are no people or several profiles.</summary>
    public double? Percentile(IReadOnlyCollection<CountedRun> cell)
    {
        var first = cell.First().Record;
        return cell.All(run => run.Record.Profile == first.Profile) && _scores.TryGetValue((first.Environment, first.Profile), out var others)
            ? Percentiles.Among(cell.Average(run => run.Score), others)
            : null;
    }

    /// <summary>The mean of that over the environments that have people's runs; null when none has.</summary>
    public double? Percentile(RunGroup group) => group.Cells.Select(cell => Percentile([.. cell])).Average();

    /// <summary>People's levels, by environment and profile.</summary>
    public IReadOnlyList<EnvironmentLevels> Levels(BootstrapPlan plan, CancellationToken cancellationToken) =>
    [
        .. _scores.OrderBy(one => one.Key.Profile, StringComparer.Ordinal).ThenBy(one => one.Key.Environment, StringComparer.Ordinal).Select(one => new EnvironmentLevels(
            one.Key.Environment, one.Key.Profile, Mean(one.Value, plan, cancellationToken), one.Value.Median(), one.Value.QuantileCustom(0.9, QuantileDefinition.R7))),
    ];

    /// <summary>The mean of the runs on one environment, with an interval of runs drawn again.</summary>
    public static Estimate Mean(double[] scores, BootstrapPlan plan, CancellationToken cancellationToken)
    {
        var column = new AtKColumn([new EnvironmentScores(scores, takesMean: true)], 1, AtKEstimator.WithReplacement);
        int[][] strata = [[scores.Length]];
        var interval = Bootstrap.IsPossible(strata, plan.Method) ? Bootstrap.Draw(strata, new AtKColumns([column]), plan, cancellationToken).Interval(0) : null;
        return new Estimate(column.Value, interval?.Low, interval?.High, scores.Length);
    }
}
