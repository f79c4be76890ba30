using System.Text.Json;
using RE.Bench.Reports.Exports.Transcripts;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>Writes answers of the model as Inspect's model output.</summary>
internal static class InspectOutput
{
    /// <summary>The answer of a chat step; without choices while there is none.</summary>
    public static void Write(Utf8JsonWriter json, string model, RunStep step)
    {
        json.WriteStartObject();
        WriteAnswer(json, model, step.Reply, step.Number);
        if (step.Usage is { } usage)
        {
            json.WritePropertyName("usage");
            InspectValues.WriteUsage(json, new(usage.InputTokens, usage.OutputTokens, usage.CachedTokens, usage.ReasoningTokens, 1, usage.CostUsd));
            json.Seconds("time", step.Took);
        }

        json.WriteEndObject();
    }

    /// <summary>The sample's output: the last answer, or nothing where no model was asked.</summary>
    public static void WriteLast(Utf8JsonWriter json, string model, JsonElement reply)
    {
        json.WriteStartObject();
        WriteAnswer(json, model, reply, 0);
        json.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter json, string model, JsonElement reply, int number)
    {
        json.WriteString("model", reply.Text("modelId") is { Length: > 0 } reported ? reported : model);
        json.WriteStartArray("choices");
        var message = MessageReader.Reply(reply);
        if (reply.ValueKind == JsonValueKind.Object)
        {
            json.WriteStartObject();
            json.WritePropertyName("message");
            new InspectMessages().Write(json, message, _ => $"reply-{number}");
            json.WriteString("stop_reason", InspectWords.StopReason(MessageReader.FinishReason(reply)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("completion", message.Text);
    }
}
