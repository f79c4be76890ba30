using System.Globalization;
using System.Text.Json;
using RE.Bench.Events;
using RE.Bench.Results;
using RE.Bench.Scoring;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>Parts of Inspect's logs that occur in several places: usage, scores, errors, limits.</summary>
internal static class InspectValues
{
    /// <summary>Model use by model; Inspect counts input without what came from the cache.</summary>
    public static void WriteUsage(Utf8JsonWriter json, string name, string model, UsageTotals usage)
    {
        json.WriteStartObject(name);
        if (usage.Messages > 0)
        {
            json.WritePropertyName(model);
            WriteUsage(json, new(usage.InputTokens, usage.OutputTokens, usage.CachedTokens, usage.ReasoningTokens, usage.Messages, usage.CostUsd));
        }

        json.WriteEndObject();
    }

    /// <summary>One use of a model.</summary>
    public static void WriteUsage(Utf8JsonWriter json, ResultUsage usage)
    {
        var cached = Math.Min(usage.CachedTokens, usage.InputTokens);
        json.WriteStartObject();
        json.WriteNumber("input_tokens", usage.InputTokens - cached);
        json.WriteNumber("output_tokens", usage.OutputTokens);
        json.WriteNumber("total_tokens", usage.InputTokens + usage.OutputTokens);
        json.WriteNumber("input_tokens_cache_read", cached);
        json.WriteNumber("reasoning_tokens", usage.ReasoningTokens);
        if (usage.CostUsd is { } cost)
        {
            json.WriteNumber("total_cost", cost);
        }

        json.WriteEndObject();
    }

    /// <summary>The score of a row: its normalized score, or the name of its outcome where it has none.</summary>
    public static void WriteScore(Utf8JsonWriter json, LedgerRow row)
    {
        json.WriteStartObject();
        if (row.Normalized is { } normalized)
        {
            json.WriteNumber("value", normalized);
        }
        else
        {
            json.WriteString("value", row.Outcome);
        }

        json.Optional("answer", row.Submission);
        json.WriteString("explanation", Explanation(row));
        json.WriteStartObject("metadata");
        json.WritePropertyName("rebench_row");
        JsonSerializer.Serialize(json, row, EventJson.Compact.LedgerRow);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The score that counts; no valid row counts as 0, and it is said.</summary>
    public static void WriteFinal(Utf8JsonWriter json, ResultScore? score)
    {
        json.WriteStartObject();
        json.WriteNumber("value", score?.Normalized ?? 0);
        json.WriteString("explanation", score is null
            ? "No row of the ledger is valid, which counts as 0."
            : $"Row {score.Row} counts: the {score.Selection} valid one. 0 is the starting solution, 1 the reference.");
        json.WriteStartObject("metadata");
        json.WriteBoolean("valid", score is not null);
        json.Number("raw", score?.Raw);
        json.Number("row", score?.Row);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>An error as Inspect wants it: three texts.</summary>
    public static void WriteError(Utf8JsonWriter json, string message)
    {
        json.WriteStartObject("error");
        json.WriteString("message", message);
        json.WriteString("traceback", message);
        json.WriteString("traceback_ansi", message);
        json.WriteEndObject();
    }

    private static string Explanation(LedgerRow row) => row.Normalized is { } normalized
        ? string.Create(CultureInfo.InvariantCulture, $"Row {row.Row} ({row.Purpose}): raw {row.Raw:R}, normalized {normalized:R}.")
        : $"Row {row.Row} ({row.Purpose}), {row.Outcome}: {row.Reason}";
}
