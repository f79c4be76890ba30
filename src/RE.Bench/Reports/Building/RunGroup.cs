using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;

namespace RE.Bench.Reports.Building;

/// <summary>Runs that one average is taken over.</summary>
/// <param name="Name">Tells it from the others.</param>
/// <param name="Runs">In order of environments, then of ids.</param>
internal sealed record RunGroup(string Name, IReadOnlyList<CountedRun> Runs)
{
    public string Agent => Several(run => run.Agent);

    public string Profile => Several(run => run.Profile);

    public string Budget => string.Join(", ", Runs.Select(run => run.Record.Limit).Distinct().Order().Select(DurationText.Format));

    public bool IsHuman => Runs.All(run => run.Record.IsHuman);

    /// <summary>The runs on each environment, in order of slugs.</summary>
    public IReadOnlyList<IGrouping<string, CountedRun>> Cells { get; } = [.. Runs.GroupBy(run => run.Record.Environment).OrderBy(cell => cell.Key, StringComparer.Ordinal)];

    private string Several(Func<RunRecord, string> value) => string.Join(", ", Runs.Select(run => value(run.Record)).Distinct().Order(StringComparer.Ordinal));
}
