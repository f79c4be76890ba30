using RE.Bench.Events;
using RE.Bench.Results;
using RE.Bench.Scoring;

namespace RE.Bench.Analysis.Records;

/// <summary>Makes run records from results.</summary>
public static class RunRecords
{
    /// <summary>What results call the selections.</summary>
    internal static IReadOnlyDictionary<string, ScoreSelection> Selections { get; } = Enum.GetValues<ScoreSelection>().ToDictionary(selection => selection.ToString().ToLowerInvariant());

    /// <summary>The record of one of our own results.</summary>
    /// <param name="result">The result.</param>
    /// <param name="folder">The run's folder; null when there is none.</param>
    public static RunRecord From(RunResult result, string? folder = null) => new()
    {
        Run = result.Run,
        Source = "rebench",
        Environment = result.Environment.Slug,
        EnvironmentVersion = result.Environment.Version,
        Profile = result.Environment.Profile,
        Agent = result.Agent.Name,
        Scaffold = result.Agent.Scaffold,
        Model = result.Agent.Model,
        Limit = result.Budget.Limit,
        Spent = result.Budget.Spent,
        Outcome = result.Outcome,
        Better = result.Environment.Better == "lower" ? ScoreDirection.Lower : ScoreDirection.Higher,
        Selection = Selections.GetValueOrDefault(result.Score?.Selection ?? "", ScoreSelection.Best),
        Points = [.. result.Ledger.Select(Point)],
        Normalized = result.Score?.Normalized,
        Raw = result.Score?.Raw,
        Tokens = result.Usage.InputTokens + result.Usage.OutputTokens,
        CostUsd = result.Usage.CostUsd,
        Sandbox = result.Sandbox.Kind,
        Hardware = HardwareClass(result.Host),
        Harness = result.Harness,
        Findings = [.. result.Integrity.Select(finding => finding.Finding)],
        StartedAt = result.StartedAt,
        EndedAt = result.EndedAt,
        Folder = folder,
    };

    /// <summary>The class of a machine, such as <c>2 × NVIDIA H100</c> or <c>AMD EPYC, 2 cores</c>: scores that are times compare within one class only.</summary>
    public static string HardwareClass(HostFacts host)
    {
        var gpus = host.Gpus.Select(gpu => gpu.Split(" (")[0]).GroupBy(gpu => gpu).Select(same => same.Count() == 1 ? same.Key : $"{same.Count()} × {same.Key}").ToList();
        return gpus.Count > 0 ? string.Join(" + ", gpus) : $"{host.Cpu}, {host.Cores} cores";
    }

    private static ScorePoint Point(LedgerRow row) => new()
    {
        At = row.At,
        Tokens = row.Tokens,
        CostUsd = row.CostUsd,
        Purpose = row.Purpose,
        Outcome = row.Outcome,
        Raw = row.Raw,
        Normalized = row.Normalized,
        Scorer = row.Scorer,
    };
}
