using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Building;

/// <summary>Computes groups and ranks them.</summary>
internal static class GroupBuilder
{
    public static IReadOnlyList<ReportGroup> Build(IReadOnlyList<RunGroup> groups, ReportOptions options, CancellationToken cancellationToken)
    {
        var built = new List<ReportGroup>();
        foreach (var group in groups)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = group.Cells.Select(CellBuilder.Build).ToList();
            built.Add(new ReportGroup
            {
                Name = group.Name,
                Agent = group.Agent,
                Profile = group.Profile,
                Budget = group.Budget,
                IsHuman = group.IsHuman,
                Score = new Estimate(cells.Average(cell => cell.Mean.Value), null, null, group.Runs.Count),
                Rank = 1,
                Cells = cells,
                OverTime = new ReportCurve("hours", []),
                BestOfK = new ReportCurve("k", []),
                Frontier = new ReportCurve("hours", []),
            });
        }

        return [.. built
            .Select(group => group with { Rank = 1 + built.Count(other => other.Profile == group.Profile && other.Score.Value > group.Score.Value) })
            .OrderBy(group => group.Profile, StringComparer.Ordinal).ThenBy(group => group.Rank)];
    }
}
