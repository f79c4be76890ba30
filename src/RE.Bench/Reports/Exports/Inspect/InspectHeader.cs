using System.Text.Json;
using RE.Bench.Analysis.Records;
using RE.Bench.Events;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>Writes what a log says about all its samples.</summary>
internal sealed class InspectHeader(InspectGroup group)
{
    private RunFacts Facts => group.First.Facts;

    /// <summary>What is known before the first sample.</summary>
    public void WriteStart(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 2);
        WriteEval(json);
        WritePlan(json);
        json.WriteEndObject();
    }

    /// <summary>The whole header.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 2);
        json.WriteString("status", InspectWords.Status(group.Runs));
        WriteEval(json);
        WritePlan(json);
        new InspectResults(group).Write(json);
        WriteStats(json);
        if (InspectWords.Status(group.Runs) == "error")
        {
            InspectValues.WriteError(json, group.Runs.Select(InspectWords.Error).First(error => error is not null)!);
        }

        json.WriteBoolean("invalidated", false);
        WriteTags(json);
        WriteMetadata(json);
        json.WriteEndObject();
    }

    /// <summary>The scores of the sample over its epochs.</summary>
    public void WriteReductions(Utf8JsonWriter json) => new InspectResults(group).WriteReductions(json);

    private void WriteEval(Utf8JsonWriter json)
    {
        json.WriteStartObject("eval");
        json.WriteString("eval_id", group.Id);
        json.WriteString("run_id", group.Id);
        json.Time("created", group.First.StartedAt);
        json.WriteString("task", InspectWords.Task(Facts.Environment));
        json.WriteString("task_id", group.Id);
        json.WriteString("task_version", Facts.EnvironmentVersion);
        json.EmptyObject("task_attribs");
        json.WriteStartObject("task_args");
        json.WriteString("profile", Facts.Profile);
        json.WriteEndObject();
        json.WriteStartObject("task_args_passed");
        json.WriteString("profile", Facts.Profile);
        json.WriteEndObject();
        json.WriteString("solver", Facts.Scaffold);
        json.WriteStartObject("dataset");
        json.WriteString("name", Facts.Environment);
        json.WriteNumber("samples", 1);
        json.WriteStartArray("sample_ids");
        json.WriteStringValue(Facts.Environment);
        json.WriteEndArray();
        json.WriteBoolean("shuffled", false);
        json.WriteEndObject();
        json.WriteStartObject("sandbox");
        json.WriteString("type", Facts.Sandbox);
        json.WriteEndObject();
        json.WriteString("model", group.First.ModelName);
        json.EmptyObject("model_generate_config");
        json.EmptyObject("model_args");
        WriteConfig(json);
        json.WriteStartObject("packages");
        json.WriteString("rebench", Facts.Harness);
        json.WriteEndObject();
        WriteTags(json);
        WriteMetadata(json);
        json.WriteEndObject();
    }

    private void WriteConfig(Utf8JsonWriter json)
    {
        json.WriteStartObject("config");
        json.WriteNumber("epochs", group.Runs.Count);
        json.WriteStartArray("epochs_reducer");
        json.WriteStringValue("mean");
        json.WriteEndArray();
        json.WriteBoolean("fail_on_error", false);
        json.WriteNumber("working_limit", (long)Math.Ceiling(Facts.Limits.Time.TotalSeconds));
        if (Facts.Limits.Tokens is { } tokens)
        {
            json.WriteNumber("token_limit", tokens);
        }

        if (Facts.Limits.Messages is { } messages)
        {
            json.WriteNumber("message_limit", messages);
        }

        if (Facts.Limits.CostUsd is { } cost)
        {
            json.WriteNumber("cost_limit", cost);
        }

        json.WriteEndObject();
    }

    private void WritePlan(Utf8JsonWriter json)
    {
        json.WriteStartObject("plan");
        json.WriteString("name", "plan");
        json.WriteStartArray("steps");
        json.WriteStartObject();
        json.WriteString("solver", Facts.Scaffold);
        json.WriteStartObject("params");
        json.WriteString("agent", Facts.Agent);
        json.WriteEndObject();
        json.WriteStartObject("params_passed");
        json.WriteString("agent", Facts.Agent);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.EmptyObject("config");
        json.WriteEndObject();
    }

    private void WriteStats(Utf8JsonWriter json)
    {
        json.WriteStartObject("stats");
        json.Time("started_at", group.First.StartedAt);
        json.Time("completed_at", group.Runs.Max(run => run.LastAt));
        InspectValues.WriteUsage(json, "model_usage", group.First.ModelName, group.Runs.Select(run => run.Usage).Aggregate(Sum));
        json.EmptyObject("role_usage");
        json.EmptyArray("connection_limit_history");
        json.WriteEndObject();
    }

    private void WriteTags(Utf8JsonWriter json)
    {
        json.WriteStartArray("tags");
        json.WriteStringValue("rebench");
        json.WriteStringValue($"profile:{Facts.Profile}");
        json.WriteEndArray();
    }

    private void WriteMetadata(Utf8JsonWriter json)
    {
        json.WriteStartObject("metadata");
        json.WriteString("rebench_schema", "rebench.export/1");
        json.WriteString("environment", Facts.Environment);
        json.WriteString("environment_version", Facts.EnvironmentVersion);
        json.WriteString("environment_digest", Facts.EnvironmentDigest);
        json.WriteString("profile", Facts.Profile);
        json.WriteString("agent", Facts.Agent);
        json.WriteString("scaffold", Facts.Scaffold);
        json.WriteString("harness", Facts.Harness);
        json.WriteString("sandbox", Facts.Sandbox);
        json.WriteString("hardware", RunRecords.HardwareClass(Facts.Host));
        if (group.First.Result is { Environment: var environment })
        {
            json.WriteNumber("starting_score", environment.Starting);
            json.WriteNumber("reference_score", environment.Reference);
            json.WriteString("better", environment.Better);
        }

        json.WriteEndObject();
    }

    private static UsageTotals Sum(UsageTotals left, UsageTotals right) => new(
        left.InputTokens + right.InputTokens,
        left.OutputTokens + right.OutputTokens,
        left.CachedTokens + right.CachedTokens,
        left.ReasoningTokens + right.ReasoningTokens,
        left.Messages + right.Messages,
        left.CostUsd + right.CostUsd,
        left.ReportedModels);
}
