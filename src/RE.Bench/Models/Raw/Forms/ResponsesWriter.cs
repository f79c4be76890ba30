using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace RE.Bench.Models.Raw.Forms;

/// <summary>Writes answers of other protocols as OpenAI's Responses.</summary>
internal static class ResponsesWriter
{
    /// <summary>The whole answer.</summary>
    public static JsonObject Answer(ChatResponse response, string status, IEnumerable<JsonObject> items) => new()
    {
        ["id"] = Answers.Id(response, "resp_"),
        ["object"] = "response",
        ["created_at"] = response.CreatedAt?.ToUnixTimeSeconds() ?? 0,
        ["status"] = status == "completed" && response.FinishReason == ChatFinishReason.Length ? "incomplete" : status,
        ["error"] = null,
        ["incomplete_details"] = status == "completed" && response.FinishReason == ChatFinishReason.Length ? new JsonObject { ["reason"] = "max_output_tokens" } : null,
        ["model"] = response.ModelId,
        ["output"] = new JsonArray([.. items]),
        ["parallel_tool_calls"] = true,
        ["tool_choice"] = "auto",
        ["tools"] = new JsonArray(),
        ["usage"] = status != "completed" ? null : new JsonObject
        {
            ["input_tokens"] = response.Usage?.InputTokenCount ?? 0,
            ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = response.Usage?.CachedInputTokenCount ?? 0 },
            ["output_tokens"] = response.Usage?.OutputTokenCount ?? 0,
            ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = response.Usage?.ReasoningTokenCount ?? 0 },
            ["total_tokens"] = (response.Usage?.InputTokenCount ?? 0) + (response.Usage?.OutputTokenCount ?? 0),
        },
    };

    /// <summary>Its items: what was said, and each call.</summary>
    public static IReadOnlyList<JsonObject> Items(ChatResponse response)
    {
        var items = new List<JsonObject>();
        if (Answers.Text(response) is { Length: > 0 } text)
        {
            items.Add(new()
            {
                ["type"] = "message",
                ["id"] = Answers.Id(response, "msg_") + "_m",
                ["status"] = "completed",
                ["role"] = "assistant",
                ["content"] = new JsonArray(new JsonObject { ["type"] = "output_text", ["text"] = text, ["annotations"] = new JsonArray() }),
            });
        }

        items.AddRange(Answers.Calls(response).Select((call, at) => new JsonObject
        {
            ["type"] = "function_call",
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"fc_{call.CallId}_{at}"),
            ["status"] = "completed",
            ["call_id"] = call.CallId,
            ["name"] = call.Name,
            ["arguments"] = Answers.Arguments(call),
        }));
        return items;
    }

    /// <summary>All events of a stream.</summary>
    public static IEnumerable<byte[]> Stream(ChatResponse response)
    {
        var events = new List<JsonObject> { new() { ["type"] = "response.created", ["response"] = Answer(response, "in_progress", []) } };
        foreach (var (index, item) in Items(response).Index())
        {
            events.AddRange(Foreign.Text(item, "type") == "message" ? Message(item, index) : Call(item, index));
        }

        events.Add(new() { ["type"] = Foreign.Text(Answer(response, "completed", []), "status") == "incomplete" ? "response.incomplete" : "response.completed", ["response"] = Answer(response, "completed", Items(response)) });
        foreach (var (number, happened) in events.Index())
        {
            happened["sequence_number"] = number;
            yield return SseEvent.Write(Foreign.Text(happened, "type"), happened.ToJsonString());
        }
    }

    private static IEnumerable<JsonObject> Message(JsonObject item, int index)
    {
        var (id, part) = (Foreign.Text(item, "id"), (JsonObject)item["content"]![0]!);
        JsonObject Of(string type) => new() { ["type"] = type, ["item_id"] = id, ["output_index"] = index, ["content_index"] = 0 };
        JsonObject With(JsonObject happened, string name, JsonNode? value)
        {
            happened[name] = value?.DeepClone();
            return happened;
        }

        yield return Opened(item, index, "content", new JsonArray());
        yield return With(Of("response.content_part.added"), "part", new JsonObject { ["type"] = "output_text", ["text"] = "", ["annotations"] = new JsonArray() });
        yield return With(Of("response.output_text.delta"), "delta", part["text"]);
        yield return With(Of("response.output_text.done"), "text", part["text"]);
        yield return With(Of("response.content_part.done"), "part", part);
        yield return new() { ["type"] = "response.output_item.done", ["output_index"] = index, ["item"] = item.DeepClone() };
    }

    private static IEnumerable<JsonObject> Call(JsonObject item, int index)
    {
        var id = Foreign.Text(item, "id");
        yield return Opened(item, index, "arguments", "");
        yield return new() { ["type"] = "response.function_call_arguments.delta", ["item_id"] = id, ["output_index"] = index, ["delta"] = Foreign.Text(item, "arguments") };
        yield return new() { ["type"] = "response.function_call_arguments.done", ["item_id"] = id, ["output_index"] = index, ["arguments"] = Foreign.Text(item, "arguments") };
        yield return new() { ["type"] = "response.output_item.done", ["output_index"] = index, ["item"] = item.DeepClone() };
    }

    private static JsonObject Opened(JsonObject item, int index, string field, JsonNode empty)
    {
        var opened = (JsonObject)item.DeepClone();
        opened["status"] = "in_progress";
        opened[field] = empty;
        return new() { ["type"] = "response.output_item.added", ["output_index"] = index, ["item"] = opened };
    }
}
