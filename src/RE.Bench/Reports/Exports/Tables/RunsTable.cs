using RE.Bench.Analysis.Records;

namespace RE.Bench.Reports.Exports.Tables;

/// <summary>One row a run.</summary>
internal sealed class RunsTable() : ExportTable("runs", TheColumns)
{
    private static readonly TableColumn[] TheColumns =
    [
        new("run", ColumnKind.Text, "id of the run"),
        new("environment", ColumnKind.Text, "slug of the environment"),
        new("environment_version", ColumnKind.Text, "its version"),
        new("profile", ColumnKind.Text, "its size: `cpu` or `gpu`"),
        new("agent", ColumnKind.Text, "the agent as typed"),
        new("scaffold", ColumnKind.Text, "its scaffold"),
        new("model", ColumnKind.Text, "its model; empty where it uses none"),
        new("outcome", ColumnKind.Text, "`submitted`, `budget-spent`, `agent-failed`, `infrastructure-failed`, `cancelled`, or `unfinished`"),
        new("outcome_detail", ColumnKind.Text, "which limit or failure"),
        new("normalized", ColumnKind.Number, "normalized score that counts; empty where no row is valid, which analysis counts as 0"),
        new("raw", ColumnKind.Number, "raw score that counts, in the environment's unit"),
        new("better", ColumnKind.Text, "which raw score is better: `higher` or `lower`"),
        new("selection", ColumnKind.Text, "which valid row counts: `best`, `last` or `confirmed`"),
        new("starting", ColumnKind.Number, "raw score that normalizes to 0"),
        new("reference", ColumnKind.Number, "raw score that normalizes to 1"),
        new("rows", ColumnKind.Whole, "scorings, the starting solution's included"),
        new("valid_rows", ColumnKind.Whole, "scorings that gave a score"),
        new("limit_seconds", ColumnKind.Number, "working time given, in seconds"),
        new("spent_seconds", ColumnKind.Number, "working time used, in seconds"),
        new("wall_seconds", ColumnKind.Number, "wall time from first to last entry, in seconds"),
        new("input_tokens", ColumnKind.Whole, "tokens read, cached ones included"),
        new("output_tokens", ColumnKind.Whole, "tokens written, thinking included"),
        new("cached_tokens", ColumnKind.Whole, "input tokens that came from the provider's cache"),
        new("reasoning_tokens", ColumnKind.Whole, "output tokens spent on thinking"),
        new("messages", ColumnKind.Whole, "replies of the model"),
        new("cost_usd", ColumnKind.Number, "US dollars; empty where a price is unknown"),
        new("sandbox", ColumnKind.Text, "`docker` or `bwrap`"),
        new("hardware", ColumnKind.Text, "GPUs, or processor and cores"),
        new("harness", ColumnKind.Text, "version of the harness"),
        new("seed", ColumnKind.Whole, "seed of the run"),
        new("findings", ColumnKind.Text, "names of findings, separated by semicolons"),
        new("started_at", ColumnKind.Moment, "wall-clock time of the first entry"),
        new("ended_at", ColumnKind.Moment, "wall-clock time of the last entry; empty while unfinished"),
    ];

    public override IEnumerable<object?[]> Rows(ExportedRun run)
    {
        var (facts, result, usage) = (run.Facts, run.Result, run.Usage);
        yield return
        [
            facts.Run, facts.Environment, facts.EnvironmentVersion, facts.Profile, facts.Agent, facts.Scaffold, facts.Model,
            result?.Outcome ?? ExportedRun.Unfinished, result?.OutcomeDetail,
            result?.Score?.Normalized, result?.Score?.Raw, result?.Environment.Better, result?.Score?.Selection,
            result?.Environment.Starting, result?.Environment.Reference,
            (long)run.Rows.Count, (long)run.Rows.Count(row => row.Normalized is not null),
            facts.Limits.Time.TotalSeconds, run.Spent.TotalSeconds, (run.LastAt - run.StartedAt).TotalSeconds,
            usage.InputTokens, usage.OutputTokens, usage.CachedTokens, usage.ReasoningTokens, (long)usage.Messages, (double?)usage.CostUsd,
            facts.Sandbox, RunRecords.HardwareClass(facts.Host), facts.Harness, facts.Seed,
            result is null ? null : string.Join(';', result.Integrity.Select(finding => finding.Finding)),
            run.StartedAt, result is null ? null : run.LastAt,
        ];
    }
}
