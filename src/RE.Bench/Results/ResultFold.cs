using RE.Bench.Environments;
using RE.Bench.Events;
using RE.Bench.Scoring;

namespace RE.Bench.Results;

/// <summary>Computes a run's result from its journal; the same journal always gives the same result.</summary>
public static class ResultFold
{
    /// <summary>Folds all entries of an ended run.</summary>
    /// <param name="content">The journal.</param>
    /// <param name="definition">Gives selection and direction.</param>
    public static RunResult From(JournalContent content, EnvironmentDefinition definition)
    {
        var profile = definition.Profiles[content.Facts.Profile];
        return From(content, new FoldRules(new ScoreScale(profile.Starting, profile.Reference), definition.Score.Better, definition.Score.Selection));
    }

    internal static RunResult From(JournalContent content, FoldRules rules)
    {
        var facts = content.Facts;
        var rows = Of<RunEvent.SubmissionScored>(content).Select(scored => scored.Row).ToList();
        var usage = Of<RunEvent.StepEnded>(content).Aggregate(UsageTotals.None, (totals, step) => totals.Plus(step.Usage));
        var end = Of<RunEvent.RunEnded>(content).LastOrDefault();
        return new RunResult
        {
            Run = facts.Run,
            Environment = new(facts.Environment, facts.EnvironmentVersion, facts.Profile, facts.EnvironmentDigest, rules.Scale.Starting, rules.Scale.Reference, Lower(rules.Better)),
            Agent = new(facts.Agent, facts.Scaffold, facts.Model, usage.ReportedModels, facts.Replays, facts.Human?.Participant),
            Outcome = end?.Outcome ?? RunOutcomes.InfrastructureFailed,
            OutcomeDetail = end?.Detail ?? "the run has not ended; 'rebench resume' goes on with it",
            Score = Select(rows, rules),
            Ledger = rows,
            Budget = new(facts.Limits.Time, content.Entries[^1].Clock, Pauses.ByReason(content.Entries)) { Idle = IdleTotal.Of(content.Entries) },
            Usage = new(usage.InputTokens, usage.OutputTokens, usage.CachedTokens, usage.ReasoningTokens, usage.Messages, usage.CostUsd, facts.Prices) { Services = Services(content) },
            Integrity = [.. Of<RunEvent.IntegrityFound>(content).Select(found => new ResultFinding(found.Finding, found.Detail))],
            Sandbox = new(facts.Sandbox, Of<RunEvent.SandboxStarted>(content).LastOrDefault()?.EnforcedLimits ?? []),
            Seed = facts.Seed,
            Host = facts.Host,
            Harness = facts.Harness,
            JournalHash = content.LastHash,
            StartedAt = content.Entries[0].At,
            EndedAt = content.Entries[^1].At,
        };
    }

    /// <summary>The row that counts: best or last among the valid ones; null when none is valid.</summary>
    public static ResultScore? Select(IReadOnlyList<LedgerRow> rows, ScoreRules rules) =>
        Select(rows, new FoldRules(new ScoreScale(0, 1), rules.Better, rules.Selection));

    private static ResultScore? Select(IReadOnlyList<LedgerRow> rows, FoldRules rules)
    {
        var chosen = new Ledger(rows).Select(rules.Selection, rules.Better);
        return chosen is { Raw: { } raw, Normalized: { } normalized } ? new ResultScore(raw, normalized, Lower(rules.Selection), chosen.Row) : null;
    }

    private static Dictionary<string, int>? Services(JournalContent content)
    {
        var calls = Of<RunEvent.ServiceCalled>(content).GroupBy(call => call.Service).ToDictionary(calls => calls.Key, calls => calls.Last().Total);
        return calls.Count > 0 ? calls : null;
    }

    private static IEnumerable<T> Of<T>(JournalContent content)
        where T : RunEvent => content.Entries.Select(entry => entry.Event).OfType<T>();

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
