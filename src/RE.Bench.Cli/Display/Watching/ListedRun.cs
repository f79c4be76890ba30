using System.Text.Json.Serialization;
using RE.Bench.Budgets;
using RE.Bench.Runs.Watching;

namespace RE.Bench.Cli.Display.Watching;

/// <summary>A run as <c>rebench ps --json</c> lists it.</summary>
internal sealed record ListedRun
{
    public required string Run { get; init; }

    public required string State { get; init; }

    public required string Reason { get; init; }

    public required string Environment { get; init; }

    public required string Agent { get; init; }

    [JsonConverter(typeof(IsoDurationConverter))]
    public required TimeSpan Spent { get; init; }

    [JsonConverter(typeof(IsoDurationConverter))]
    public required TimeSpan Limit { get; init; }

    public required long Tokens { get; init; }

    public required int Messages { get; init; }

    public required decimal? CostUsd { get; init; }

    public required int? LastRow { get; init; }

    public required string? LastOutcome { get; init; }

    public required double? LastNormalized { get; init; }

    public required int? Process { get; init; }

    public required bool IsAlive { get; init; }

    public required string Folder { get; init; }

    public required string? Batch { get; init; }

    /// <summary>A run that was seen.</summary>
    /// <param name="run">The run.</param>
    /// <param name="hide">Its numbers are hidden.</param>
    public static ListedRun Of(RunSighting run, bool hide) => new()
    {
        Run = run.Run,
        State = run.State == SightedState.NotBegun ? "not-begun" : run.State.ToString().ToLowerInvariant(),
        Reason = run.Reason,
        Environment = run.Environment,
        Agent = run.Agent,
        Spent = run.Spent,
        Limit = run.Limit,
        Tokens = run.Usage.Tokens,
        Messages = run.Usage.Messages,
        CostUsd = run.Usage.CostUsd,
        LastRow = run.LastRow?.Row,
        LastOutcome = run.LastRow?.Outcome,
        LastNormalized = hide ? null : run.LastRow?.Normalized,
        Process = run.Harness.Id,
        IsAlive = run.Harness.IsAlive,
        Folder = run.Folder.Path,
        Batch = run.Batch?.Path,
    };
}
