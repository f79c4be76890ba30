using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Building;

/// <summary>A group with the runs behind it.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Report">What is said of them.</param>
internal sealed record BuiltGroup(RunGroup Runs, ReportGroup Report)
{
    public BuiltGroup Ranked(int rank) => this with { Report = Report with { Rank = rank } };
}
