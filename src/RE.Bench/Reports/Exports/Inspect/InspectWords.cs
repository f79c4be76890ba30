using RE.Bench.Events;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>Our words in Inspect's vocabulary.</summary>
internal static class InspectWords
{
    /// <summary>Name of the source of our <c>info</c> events, of our scorers and of our keys in metadata.</summary>
    public const string Source = "rebench";

    /// <summary>Name of the span of the agent's work.</summary>
    public const string AgentSpan = "agent";

    /// <summary>The task of an environment.</summary>
    public static string Task(string environment) => $"{Source}/{environment}";

    /// <summary>Why a model stopped.</summary>
    public static string StopReason(string finish) => finish switch
    {
        "stop" => "stop",
        "length" => "max_tokens",
        "tool_calls" => "tool_calls",
        "content_filter" => "content_filter",
        _ => "unknown",
    };

    /// <summary>The type of the limit that ended a run; its value is in <see cref="LimitValue"/>.</summary>
    public static string LimitType(string detail) => detail switch
    {
        "time" => "working",
        "tokens" => "token",
        "cost" => "cost",
        "messages" => "message",
        _ => "custom",
    };

    /// <summary>The value of the limit that ended a run: seconds, tokens, dollars or messages.</summary>
    public static double LimitValue(RunFacts facts, string detail) => detail switch
    {
        "tokens" => facts.Limits.Tokens ?? 0,
        "cost" => (double)(facts.Limits.CostUsd ?? 0),
        "messages" => facts.Limits.Messages ?? 0,
        _ => facts.Limits.Time.TotalSeconds,
    };

    /// <summary>The status of a log of some runs.</summary>
    public static string Status(IReadOnlyList<ExportedRun> runs) => runs switch
    {
        _ when runs.Any(run => run.Result is null) => "started",
        _ when runs.Any(run => run.Result!.Outcome is RunOutcomes.Submitted or RunOutcomes.BudgetSpent) => "success",
        _ when runs.All(run => run.Result!.Outcome == RunOutcomes.Cancelled) => "cancelled",
        _ => "error",
    };

    /// <summary>What went wrong with a run; null when nothing did.</summary>
    public static string? Error(ExportedRun run) => run.Result is { Outcome: RunOutcomes.AgentFailed or RunOutcomes.InfrastructureFailed } result
        ? result.OutcomeDetail.Length == 0 ? result.Outcome : $"{result.Outcome}: {result.OutcomeDetail}"
        : null;
}
