using RE.Bench.Analysis.Records;
using RE.Bench.Analysis.Scores;

namespace RE.Bench.Reports.Building;

/// <summary>A run that counts.</summary>
/// <param name="Record">The whole run.</param>
/// <param name="Seen">The part of it that is looked at: all, or up to where it was cut.</param>
/// <param name="Trajectory">The score of that part at every time.</param>
internal sealed record CountedRun(RunRecord Record, RunRecord Seen, RunTrajectory Trajectory)
{
    /// <summary>The score that counts; a run without one counts as 0.</summary>
    public double Score => Trajectory.End ?? 0;

    public bool HasScore => Trajectory.End is not null;
}
