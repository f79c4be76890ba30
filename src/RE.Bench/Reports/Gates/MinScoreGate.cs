using RE.Bench.Analysis.Records;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Gates;

/// <summary>Compares each agent's score on each environment with the lowest one that is good enough; nothing that is missing passes.</summary>
/// <param name="thresholds">The lowest scores.</param>
/// <param name="statistic">Which number of a cell is compared.</param>
public sealed class MinScoreGate(IReadOnlyList<ScoreThreshold> thresholds, GateStatistic statistic)
{
    /// <summary>Judges a report.</summary>
    public IReadOnlyList<GateResult> Judge(GatedReport subject)
    {
        if (thresholds.Count == 0)
        {
            return [];
        }

        var lost = subject.Lost.Where(pair => ScoreThresholds.For(thresholds, pair.Key.Environment) is not null).Select(Lost).ToList();
        var results = subject.Groups.SelectMany(group => Cells(group).Concat(Missing(group, lost)).Concat(Overall(group))).Concat(lost).ToList();
        return results.Count > 0 ? results : [.. thresholds.Select(threshold => Result("", threshold.Environment, new GateOutcome.Failed("there is no run to judge")))];
    }

    private IEnumerable<GateResult> Cells(ReportGroup judged) =>
        from cell in judged.Cells
        let lowest = ScoreThresholds.For(thresholds, cell.Environment)
        where lowest is not null
        select Result(judged.Name, cell.Environment, Compare(Value(cell), lowest.Value, cell.Mean.N));

    private IEnumerable<GateResult> Missing(ReportGroup judged, IReadOnlyList<GateResult> lost) =>
        from threshold in thresholds
        where threshold.Environment is not null
        where judged.Cells.All(cell => cell.Environment != threshold.Environment)
        where !lost.Any(other => other.Agent == judged.Agent && other.Environment == threshold.Environment)
        select Result(judged.Name, threshold.Environment, new GateOutcome.Failed("there is no run of it"));

    private IEnumerable<GateResult> Overall(ReportGroup group)
    {
        if (group.Cells.Count < 2 || thresholds.FirstOrDefault(threshold => threshold.Environment is null) is not { } lowest)
        {
            yield break;
        }

        var value = statistic switch
        {
            GateStatistic.Mean => group.Score.Value,
            GateStatistic.LowerBound => group.Score.Low,
            _ => group.Cells.Average(cell => cell.Best),
        };
        yield return Result(group.Name, null, Compare(value, lowest.Score, group.Score.N));
    }

    private double? Value(ReportCell cell) => statistic switch
    {
        GateStatistic.Mean => cell.Mean.Value,
        GateStatistic.LowerBound => cell.Mean.Low,
        _ => cell.Best,
    };

    private GateOutcome Compare(double? value, double lowest, int runs) => value switch
    {
        null => new GateOutcome.Failed($"{GateText.Runs(runs)} {(runs == 1 ? "gives" : "give")} the mean no interval, so that it is not shown to reach {GateText.Number(lowest)}; 2 runs do"),
        { } number when number >= lowest => new GateOutcome.Passed($"{GateText.Number(number)} is at least {GateText.Number(lowest)} ({What(runs)})"),
        { } number => new GateOutcome.Failed($"{GateText.Number(number)} is below {GateText.Number(lowest)} ({What(runs)})"),
    };

    private string What(int runs) => statistic switch
    {
        GateStatistic.Mean => $"mean of {GateText.Runs(runs)}",
        GateStatistic.LowerBound => $"lower end of the interval of the mean of {GateText.Runs(runs)}",
        _ => $"best of {GateText.Runs(runs)}",
    };

    private static GateResult Lost(IGrouping<(string Agent, string Environment), RunRecord> runs) =>
        Result(runs.Key.Agent, runs.Key.Environment, LostRuns.Outcome([.. runs]));

    private static GateResult Result(string agent, string? environment, GateOutcome outcome) => new(GateKind.MinScore, agent, environment, outcome);
}
