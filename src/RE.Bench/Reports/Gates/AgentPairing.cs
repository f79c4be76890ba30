using RE.Bench.Analysis.Fairness;
using RE.Bench.Analysis.Records;

namespace RE.Bench.Reports.Gates;

/// <summary>Which runs stand against which: the same agent and environment on both sides; where each side has one agent only, those two, whatever their names.</summary>
internal sealed class AgentPairing
{
    private readonly ILookup<(string Agent, string Environment), RunRecord> _now;
    private readonly ILookup<(string Agent, string Environment), RunRecord> _before;

    /// <param name="now">Runs that count now.</param>
    /// <param name="before">Runs of the baseline that count.</param>
    /// <param name="attempted">All runs now, those that do not count included.</param>
    public AgentPairing(IReadOnlyList<RunRecord> now, IReadOnlyList<RunRecord> before, IReadOnlyList<RunRecord> attempted)
    {
        var rename = Only(attempted) is { } mine && Only(before) is not null ? mine : null;
        _now = now.ToLookup(run => (run.Agent, run.Environment));
        _before = before.ToLookup(run => (rename ?? run.Agent, run.Environment));
    }

    public bool IsEmpty => _now.Count == 0 && _before.Count == 0;

    private IEnumerable<(string Agent, string Environment)> Both => _now.Select(one => one.Key).Where(_before.Contains).Order();

    /// <summary>What differs between the sides, or within one, so that scores do not compare; a sentence each.</summary>
    /// <param name="allowed">What may differ.</param>
    public IReadOnlyList<Mismatch> Mismatches(IReadOnlyList<MixtureKind> allowed) =>
        [.. from pair in Both
            from mixture in FairComparison.Mixtures([.. _now[pair], .. _before[pair]])
            where !allowed.Contains(mixture.Kind)
            select new Mismatch(mixture.Kind, $"{pair.Agent}, {(mixture.Environment is null ? $"{pair.Environment}: " : "")}{mixture.Words}")];

    /// <summary>One comparison an agent and environment, and one over the environments of an agent that has several.</summary>
    public IEnumerable<BaselineComparison> Comparisons()
    {
        var pairs = Both.Select(pair => (pair.Agent, Pair: new ScorePair(pair.Environment, Scores(_now[pair]), Scores(_before[pair]))));
        foreach (var agent in pairs.GroupBy(one => one.Agent, one => one.Pair))
        {
            foreach (var pair in agent)
            {
                yield return new BaselineComparison(agent.Key, pair.Environment, [pair]);
            }

            if (agent.Count() > 1)
            {
                yield return new BaselineComparison(agent.Key, null, [.. agent]);
            }
        }
    }

    public IEnumerable<(string Agent, string Environment)> OnlyNow() => _now.Select(one => one.Key).Where(key => !_before.Contains(key)).Order();

    public IEnumerable<(string Agent, string Environment)> OnlyBefore() => _before.Select(one => one.Key).Where(key => !_now.Contains(key)).Order();

    private static string? Only(IReadOnlyList<RunRecord> runs) => runs.Select(run => run.Agent).Distinct().ToList() is [var one] ? one : null;

    private static List<double> Scores(IEnumerable<RunRecord> runs) => [.. runs.Select(run => run.Normalized ?? 0)];
}
