using RE.Bench.Analysis.BestOfK;

namespace RE.Bench.Analysis.Splits;

/// <summary>The runs of one group that budgets can be split into, by environment and limit; runs of different limits are never drawn together.</summary>
public sealed class SplitPool
{
    private readonly TimeSpan[] _limits;
    private readonly List<Dictionary<TimeSpan, List<SplitRun>>> _environments;
    private readonly bool[] _takesMean;

    /// <summary>A pool of runs.</summary>
    /// <param name="environments">The runs on each environment.</param>
    /// <param name="takesMean">For each environment, whether its scores are hidden so that no best can be chosen.</param>
    public SplitPool(IReadOnlyList<IReadOnlyList<SplitRun>> environments, IReadOnlyList<bool> takesMean)
    {
        _environments = [.. environments.Select(runs => runs.GroupBy(run => run.Limit).ToDictionary(same => same.Key, same => same.ToList()))];
        _takesMean = [.. takesMean];
        _limits = [.. _environments.SelectMany(byLimit => byLimit.Keys).Distinct().Where(limit => _environments.TrueForAll(byLimit => byLimit.ContainsKey(limit))).Order()];
    }

    /// <summary>Limits of which every environment has runs.</summary>
    public IReadOnlyList<TimeSpan> Limits => _limits;

    /// <summary>For each environment the number of runs of each limit, as a bootstrap draws them.</summary>
    public IReadOnlyList<int[]> Strata => [.. _environments.Select(byLimit => _limits.Select(limit => byLimit[limit].Count).ToArray())];

    /// <summary>Runs of one limit on all environments.</summary>
    /// <param name="limit">The limit.</param>
    public int Count(TimeSpan limit) => _environments.Sum(byLimit => byLimit[limit].Count);

    /// <summary>Most runs that a best is taken of: the fewest that an environment has, those whose mean is taken aside, so that no split claims more runs than were seen.</summary>
    /// <param name="limit">The limit.</param>
    public int MostRuns(TimeSpan limit) => _environments
        .Where((_, index) => !_takesMean[index])
        .Select(byLimit => byLimit[limit].Count)
        .DefaultIfEmpty(1)
        .Min();

    /// <summary>True when every run of one limit can be cut at an earlier time.</summary>
    /// <param name="limit">The limit.</param>
    public bool CanCut(TimeSpan limit) => _environments.TrueForAll(byLimit => byLimit[limit].TrueForAll(run => run.Trajectory.IsKnown));

    /// <summary>Scores of the runs of one limit at a time, on each environment (RE-Bench paper, arXiv 2411.15114: best of k runs of one length).</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="length">Where the runs are looked at; not past the limit.</param>
    public IReadOnlyList<EnvironmentScores> Scores(TimeSpan limit, TimeSpan length) =>
        [.. _environments.Select((byLimit, index) => new EnvironmentScores(
            [.. byLimit[limit].Select(run => run.Trajectory.At(length) ?? throw new InvalidOperationException($"A run of {limit} has no score at {length}."))],
            _takesMean[index],
            _limits.TakeWhile(other => other < limit).Sum(other => byLimit[other].Count)))];
}
