using RE.Bench.Analysis.Records;

namespace RE.Bench.Analysis.Scores;

/// <summary>How often runs asked for a score, and how often they got none.</summary>
/// <param name="Invalid">Share of scorings, starting ones aside, that gave no score; null when there were none.</param>
/// <param name="PerHour">Scorings an hour of working time, starting ones aside; null when unknown or for less than a minute altogether.</param>
public sealed record CallRates(double? Invalid, double? PerHour)
{
    // Of a script that ends in milliseconds an hourly rate says nothing.
    private static readonly TimeSpan LeastTime = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Rates over runs, scorings and hours summed first (RE-Bench paper, arXiv 2411.15114: score calls per hour of AIDE, Modular and people; invalid rows are ignored by the aggregate). Runs of which only the end is known tell neither.
    /// </summary>
    /// <param name="runs">The runs.</param>
    public static CallRates Of(IReadOnlyCollection<RunRecord> runs)
    {
        var known = runs.Where(run => run is { HasTrajectory: true, Points.Count: > 0 }).ToList();
        var calls = known.SelectMany(run => run.Points).Where(point => point.Purpose != "starting").ToList();
        var hours = known.Sum(run => run.Spent.TotalHours);
        return new CallRates(
            calls.Count > 0 ? calls.Count(point => !point.IsValid) / (double)calls.Count : null,
            hours >= LeastTime.TotalHours ? calls.Count / hours : null);
    }
}
