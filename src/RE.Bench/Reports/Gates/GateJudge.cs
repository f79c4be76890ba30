using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Reports.Building;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Gates;

/// <summary>Holds a report to all its rules.</summary>
/// <param name="rules">The rules.</param>
/// <param name="options">What the report was asked for; the baseline is read the same way.</param>
public sealed class GateJudge(GateRules rules, ReportOptions options)
{
    /// <summary>Judges a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="runs">All runs that were read for it.</param>
    /// <param name="baseline">Earlier runs; null for none.</param>
    /// <exception cref="UserErrorException">Runs and baseline do not compare.</exception>
    public GateSheet Judge(Report report, RunSet runs, RunSet? baseline)
    {
        var subject = new GatedReport(report with { Runs = Counted(runs, options) }, runs);
        var lowest = new MinScoreGate(rules.Thresholds, rules.Statistic).Judge(subject);
        return new GateSheet(subject, baseline is null ? lowest : [.. lowest, .. Compare(subject, baseline)]);
    }

    private IReadOnlyList<GateResult> Compare(GatedReport subject, RunSet baseline)
    {
        var known = baseline.Runs.Select(run => run.Run).ToHashSet();
        var before = Counted(baseline, options with { ExcludeRuns = [.. options.ExcludeRuns.Where(known.Contains)] });
        return new BaselineGate(rules.Baseline, options.Mix).Judge(subject, before);
    }

    /// <summary>The runs that count, each with the score that counts: at its end, or where the report cuts it.</summary>
    private static IReadOnlyList<RunRecord> Counted(RunSet runs, ReportOptions options) =>
        [.. RunCounter.Of(runs.Runs, options).Counted.Select(run => run.Record with { Normalized = run.HasScore ? run.Score : null })];
}
