using RE.Bench.Analysis.Records;
using RE.Bench.Analysis.Scores;

namespace RE.Bench.Reports.Plots.Figures;

/// <summary>The score so far of one run, as steps in working time.</summary>
internal static class RunSteps
{
    /// <summary>Points by rising hours, from the starting solution's to the end of the run.</summary>
    public static IReadOnlyList<(double Hours, double Score)> Of(RunRecord run)
    {
        var trajectory = RunTrajectory.Of(run);
        var times = run.Points.Where(point => point.IsValid).Select(point => point.At).Prepend(TimeSpan.Zero);
        var ends = times.Append(run.Spent).Where(time => time <= run.Limit).Distinct().Order();
        return [.. ends.Select(time => (time.TotalHours, trajectory.At(time) ?? 0))];
    }
}
