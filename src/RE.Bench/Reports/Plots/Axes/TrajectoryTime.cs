using RE.Bench.Analysis.Records;
using ScottPlot;

namespace RE.Bench.Reports.Plots.Axes;

/// <summary>The time axis of trajectories: from 0 while budgets are alike, logarithmic where they differ so much that the short runs would be a smear at the edge.</summary>
internal sealed class TrajectoryTime
{
    private const double Alike = 4;

    private const double LongestSpan = 64;

    private const int MostTicks = 6;

    private readonly HoursAxis? _log;

    private readonly WorkingTimeAxis _linear;

    private TrajectoryTime(HoursAxis? log, WorkingTimeAxis linear) => (_log, _linear) = (log, linear);

    public static TrajectoryTime Of(IReadOnlyList<RunRecord> runs)
    {
        var ends = runs.Select(run => run.Spent.TotalHours).Where(hours => hours > 0).DefaultIfEmpty(1.0 / 3600).ToList();
        var isAlike = runs.Max(run => run.Limit) < Alike * runs.Min(run => run.Limit);
        var first = runs.SelectMany(run => run.Points).Where(point => point.IsValid && point.At > TimeSpan.Zero).Select(point => point.At.TotalHours).DefaultIfEmpty(ends.Min()).Min();
        return new(isAlike ? null : HoursAxis.Of([Math.Max(first, ends.Max() / LongestSpan), ends.Max()]), WorkingTimeAxis.Of(ends));
    }

    public bool IsLogarithmic => _log is not null;

    /// <summary>Where a time lies; on a logarithmic axis what is earlier than its begin lies there.</summary>
    public double Place(double hours) => _log is { } log ? HoursAxis.Place(Math.Max(hours, log.From)) : hours;

    public void Apply(Plot plot)
    {
        if (_log is { } log)
        {
            log.Apply(plot, MostTicks);
        }
        else
        {
            _linear.Apply(plot);
        }
    }
}
