using System.Text.Encodings.Web;
using System.Text.Json;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;

namespace RE.Bench.Reports.Exports.Atif;

/// <summary>Writes a run as a trajectory of the Agent Trajectory Interchange Format, version 1.7.</summary>
public sealed class AtifTrajectory(ExportedRun run)
{
    /// <summary>How such files' names end.</summary>
    public const string Extension = ".atif.json";

    private const string Version = "ATIF-v1.7";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    /// <summary>Writes it to a file, in one piece.</summary>
    /// <param name="path">The file.</param>
    /// <param name="force">Replace one that is there.</param>
    /// <param name="cancellationToken">Ends it; nothing is left behind.</param>
    /// <exception cref="UserErrorException">The file is there already or cannot be written.</exception>
    public Task WriteAsync(string path, bool force, CancellationToken cancellationToken) =>
        NewFile.WriteAsync(path, force, file => WriteAsync(file, cancellationToken), cancellationToken);

    /// <summary>Writes it.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("schema_version", Version);
        json.WriteString("session_id", run.Facts.Run);
        WriteAgent(json);
        json.WriteStartArray("steps");
        var number = 0;
        foreach (var step in new AtifSteps(run).All())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(json, step, ++number);
            if (json.BytesPending > 1 << 16)
            {
                await json.FlushAsync(cancellationToken);
            }
        }

        json.WriteEndArray();
        WriteFinal(json, number);
        WriteExtra(json);
        json.WriteEndObject();
    }

    private void WriteAgent(Utf8JsonWriter json)
    {
        json.WriteStartObject("agent");
        json.WriteString("name", run.Facts.Agent);
        json.WriteString("version", run.Facts.Harness);
        if (run.Facts.Model is { } model)
        {
            json.WriteString("model_name", model);
        }

        json.WriteStartObject("extra");
        json.WriteString("scaffold", run.Facts.Scaffold);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AtifStep step, int number)
    {
        json.WriteStartObject();
        json.WriteNumber("step_id", number);
        json.WriteString("timestamp", step.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("source", step.Source);
        if (step.Model is { } model)
        {
            json.WriteString("model_name", model);
        }

        json.WriteString("message", step.Message);
        if (step.Reasoning.Length > 0)
        {
            json.WriteString("reasoning_content", step.Reasoning);
        }

        WriteCalls(json, step);
        WriteMetrics(json, step);
        if (step.Extra is { } extra)
        {
            json.WriteStartObject("extra");
            extra(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteCalls(Utf8JsonWriter json, AtifStep step)
    {
        if (step.Calls.Count == 0)
        {
            return;
        }

        json.WriteStartArray("tool_calls");
        foreach (var call in step.Calls)
        {
            json.WriteStartObject();
            json.WriteString("tool_call_id", call.Id);
            json.WriteString("function_name", call.Name);
            json.WritePropertyName("arguments");
            WriteObject(json, call.Arguments);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (step.Results.All(result => result is null))
        {
            return;
        }

        json.WriteStartObject("observation");
        json.WriteStartArray("results");
        foreach (var (call, result) in step.Calls.Zip(step.Results).Where(pair => pair.Second is not null))
        {
            json.WriteStartObject();
            json.WriteString("source_call_id", call.Id);
            json.WriteString("content", result);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMetrics(Utf8JsonWriter json, AtifStep step)
    {
        if (step.Usage is not { } usage)
        {
            return;
        }

        json.WriteStartObject("metrics");
        json.WriteNumber("prompt_tokens", usage.InputTokens);
        json.WriteNumber("completion_tokens", usage.OutputTokens);
        json.WriteNumber("cached_tokens", usage.CachedTokens);
        if (usage.CostUsd is { } cost)
        {
            json.WriteNumber("cost_usd", cost);
        }

        json.WriteStartObject("extra");
        json.WriteNumber("reasoning_tokens", usage.ReasoningTokens);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteFinal(Utf8JsonWriter json, int steps)
    {
        json.WriteStartObject("final_metrics");
        json.WriteNumber("total_prompt_tokens", run.Usage.InputTokens);
        json.WriteNumber("total_completion_tokens", run.Usage.OutputTokens);
        json.WriteNumber("total_cached_tokens", run.Usage.CachedTokens);
        if (run.Usage.CostUsd is { } cost)
        {
            json.WriteNumber("total_cost_usd", cost);
        }

        json.WriteNumber("total_steps", steps);
        json.WriteEndObject();
    }

    private void WriteExtra(Utf8JsonWriter json)
    {
        json.WriteStartObject("extra");
        json.WriteString("environment", run.Facts.Environment);
        json.WriteString("profile", run.Facts.Profile);
        json.WriteString("outcome", run.Result?.Outcome ?? ExportedRun.Unfinished);
        if (run.Record is { } record)
        {
            json.WritePropertyName("rebench_record");
            JsonSerializer.Serialize(json, record, RunRecordJson.Compact.RunRecord);
        }

        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            value.WriteTo(json);
        }
        else
        {
            json.WriteStartObject();
            json.WriteEndObject();
        }
    }
}
