using RE.Bench.Analysis.Fairness;
using RE.Bench.Budgets;

namespace RE.Bench.Reports.Building;

/// <summary>Runs that one average is taken over.</summary>
/// <param name="Name">Tells it from the others.</param>
/// <param name="Runs">In order of environments, then of ids.</param>
internal sealed record RunGroup(string Name, IReadOnlyList<CountedRun> Runs)
{
    public string Agent => string.Join(", ", Agents);

    public string Profile => string.Join(", ", Runs.Select(run => run.Record.Profile).Distinct().Order(StringComparer.Ordinal));

    public string Budget => string.Join(", ", Runs.Select(run => run.Record.Limit).Distinct().Order().Select(DurationText.Format));

    public bool IsHuman => Runs.All(run => run.Record.IsHuman);

    /// <summary>The runs on each environment, in order of slugs.</summary>
    public IReadOnlyList<IGrouping<string, CountedRun>> Cells { get; } = [.. Runs.GroupBy(run => run.Record.Environment).OrderBy(cell => cell.Key, StringComparer.Ordinal)];

    /// <summary>What differs among its runs although such runs do not compare.</summary>
    public IReadOnlyList<Mixture> Mixtures { get; } = FairComparison.Mixtures([.. Runs.Select(run => run.Record)]);

    private List<string> Agents => [.. Runs.Select(run => run.Record.Agent).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The same in words, for the report; several agents too, which only a report that was told not to split them has.</summary>
    public IReadOnlyList<string> Mixed(ReportOptions options) =>
        [.. Agents.Count > 1 && !options.By.Contains(GroupKey.Agent) ? [$"agents {Agent}"] : Array.Empty<string>(), .. Mixtures.Select(mixture => mixture.Words)];
}
