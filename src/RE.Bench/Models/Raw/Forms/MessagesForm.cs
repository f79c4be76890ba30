using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace RE.Bench.Models.Raw.Forms;

/// <summary>Anthropic's Messages.</summary>
internal sealed class MessagesForm : WireForm
{
    private static readonly string[] OwnTools = ["bash_", "text_editor_", "computer_", "memory_"];

    public override string Path => "/v1/messages";

    public override IEnumerable<KeyValuePair<string, string>> Headers(string? key)
    {
        if (key is not null)
        {
            yield return new("x-api-key", key);
        }

        yield return new("anthropic-version", "2023-06-01");
    }

    public override string? Refusal(JsonObject body) =>
        Limits.Field(body, "mcp_servers", "container")
        ?? Foreign.Items(body["tools"]).Select(tool => Foreign.Text(tool, "type"))
            .Where(type => type is not ("" or "custom") && !OwnTools.Any(own => type.StartsWith(own, StringComparison.Ordinal))).Select(Limits.ServerTool).FirstOrDefault()
        ?? Foreign.Items(body["messages"]).SelectMany(message => Blocks(Foreign.Get(message, "content")))
            .Select(block => Foreign.Text(Foreign.Get(block, "source"), "type") is "url" or "file" ? Limits.Address(Foreign.Get(block, "source"), "url", "file_id") ?? "'source' must hold the data itself." : null)
            .FirstOrDefault(found => found is not null);

    public override void Prepare(JsonObject body, bool isStream) => body["stream"] = isStream;

    public override RawRequest ReadRequest(JsonObject body)
    {
        var system = string.Join("\n\n", body["system"] is JsonArray parts ? parts.Select(part => Foreign.Text(part, "text")) : [Foreign.Text(body["system"])]);
        ChatMessage[] first = system.Length > 0 ? [new ChatMessage(ChatRole.System, system)] : [];
        return new(
            [.. first, .. Foreign.Items(body["messages"]).SelectMany(Messages)],
            [.. Foreign.Items(body["tools"]).Select(tool => Foreign.Tool(Foreign.Text(tool, "name"), Foreign.Text(tool, "description"), Foreign.Get(tool, "input_schema")))])
        {
            IsStream = Foreign.IsTrue(body, "stream"),
            ToolMode = Foreign.Text(body["tool_choice"], "type") switch { "none" => ChatToolMode.None, "any" => ChatToolMode.RequireAny, "auto" => ChatToolMode.Auto, "tool" => ChatToolMode.RequireSpecific(Foreign.Text(body["tool_choice"], "name")), _ => null },
        };
    }

    public override ChatResponse ReadAnswer(JsonObject answer)
    {
        var usage = answer["usage"];
        var (fresh, cached, written) = (Foreign.Number(usage, "input_tokens"), Foreign.Number(usage, "cache_read_input_tokens"), Foreign.Number(usage, "cache_creation_input_tokens"));
        var details = new UsageDetails
        {
            InputTokenCount = fresh + cached + written,
            OutputTokenCount = Foreign.Number(usage, "output_tokens"),
            CachedInputTokenCount = cached,
            AdditionalCounts = new() { ["CacheCreationInputTokens"] = written },
        };
        return Answers.Read(
            Foreign.Text(answer, "id"), Foreign.Text(answer, "model"), [.. Foreign.Items(answer["content"]).Select(Content)], Reason(Foreign.Text(answer, "stop_reason")), usage is null ? null : details);
    }

    public override AnswerFold Fold() => new MessagesFold();

    public override JsonObject WriteAnswer(ChatResponse response) => new()
    {
        ["id"] = Answers.Id(response, "msg_"),
        ["type"] = "message",
        ["role"] = "assistant",
        ["model"] = response.ModelId,
        ["content"] = new JsonArray([.. Answers.Contents(response).Select(Block).OfType<JsonNode>()]),
        ["stop_reason"] = ReasonText(response),
        ["stop_sequence"] = null,
        ["usage"] = Usage(response.Usage),
    };

    public override IEnumerable<byte[]> WriteStream(ChatResponse response)
    {
        var start = WriteAnswer(response);
        start["content"] = new JsonArray();
        start["stop_reason"] = null;
        start["usage"] = new JsonObject { ["input_tokens"] = response.Usage?.InputTokenCount ?? 0, ["output_tokens"] = 0 };
        yield return Event("message_start", new() { ["message"] = start });
        foreach (var (index, block) in Answers.Contents(response).Select(Block).OfType<JsonObject>().Index())
        {
            var delta = Opened(block);
            yield return Event("content_block_start", new() { ["index"] = index, ["content_block"] = block });
            yield return Event("content_block_delta", new() { ["index"] = index, ["delta"] = delta });
            yield return Event("content_block_stop", new() { ["index"] = index });
        }

        yield return Event("message_delta", new() { ["delta"] = new JsonObject { ["stop_reason"] = ReasonText(response), ["stop_sequence"] = null }, ["usage"] = Usage(response.Usage) });
        yield return Event("message_stop", []);
    }

    public override JsonObject WriteError(int status, string message) => new()
    {
        ["type"] = "error",
        ["error"] = new JsonObject
        {
            ["type"] = status switch { 401 => "authentication_error", 402 => "billing_error", 404 => "not_found_error", 413 => "request_too_large", >= 500 => "api_error", _ => "invalid_request_error" },
            ["message"] = message,
        },
    };

    internal static AIContent Content(JsonNode? block) => Foreign.Text(block, "type") switch
    {
        "text" => new TextContent(Foreign.Text(block, "text")),
        "thinking" => new TextReasoningContent(Foreign.Text(block, "thinking")) { ProtectedData = Foreign.Text(block, "signature") is { Length: > 0 } signature ? signature : null },
        "redacted_thinking" => new TextReasoningContent(""),
        "tool_use" => Foreign.Call(Foreign.Text(block, "id"), Foreign.Text(block, "name"), Foreign.Get(block, "input")),
        "tool_result" => new FunctionResultContent(Foreign.Text(block, "tool_use_id"), ResultText(Foreign.Get(block, "content"))),
        "image" or "document" => Foreign.Data($"data:{Foreign.Text(Foreign.Get(block, "source"), "media_type")};base64,{Foreign.Text(Foreign.Get(block, "source"), "data")}"),
        var other => new TextContent($"[{other}]"),
    };

    private static ChatFinishReason? Reason(string text) => text switch
    {
        "" => null,
        "max_tokens" => ChatFinishReason.Length,
        "tool_use" => ChatFinishReason.ToolCalls,
        "refusal" => ChatFinishReason.ContentFilter,
        _ => ChatFinishReason.Stop,
    };

    private static string ReasonText(ChatResponse response) =>
        Answers.Calls(response).Count > 0 ? "tool_use" : response.FinishReason == ChatFinishReason.Length ? "max_tokens" : response.FinishReason == ChatFinishReason.ContentFilter ? "refusal" : "end_turn";

    // Answers to tool calls are a message of their own elsewhere.
    private static IEnumerable<ChatMessage> Messages(JsonNode? message)
    {
        var contents = Blocks(Foreign.Get(message, "content")).Select(Content).ToList();
        if (Foreign.Text(message, "role") == "assistant")
        {
            yield return new ChatMessage(ChatRole.Assistant, contents);
            yield break;
        }

        if (contents.OfType<FunctionResultContent>().ToList<AIContent>() is { Count: > 0 } results)
        {
            yield return new ChatMessage(ChatRole.Tool, results);
        }

        if (contents.FindAll(content => content is not FunctionResultContent) is { Count: > 0 } others)
        {
            yield return new ChatMessage(Foreign.Text(message, "role") == "system" ? ChatRole.System : ChatRole.User, others);
        }
    }

    private static JsonArray Blocks(JsonNode? content) => content as JsonArray ?? new JsonArray(new JsonObject { ["type"] = "text", ["text"] = Foreign.Text(content) });

    private static string ResultText(JsonNode? content) =>
        string.Join('\n', Blocks(content).Select(block => Foreign.Text(block, "type") == "text" ? Foreign.Text(block, "text") : $"[{Foreign.Text(block, "type")}]"));

    private static JsonObject? Block(AIContent content) => content switch
    {
        TextContent text when text.Text.Length > 0 => new() { ["type"] = "text", ["text"] = text.Text },
        TextReasoningContent thought when thought.Text.Length > 0 => new() { ["type"] = "thinking", ["thinking"] = thought.Text, ["signature"] = thought.ProtectedData ?? "" },
        FunctionCallContent call => new() { ["type"] = "tool_use", ["id"] = call.CallId, ["name"] = call.Name, ["input"] = Answers.ArgumentsObject(call) },
        _ => null,
    };

    // A stream begins each block empty and fills it.
    private static JsonObject Opened(JsonObject block)
    {
        switch (Foreign.Text(block, "type"))
        {
            case "tool_use":
                var input = block["input"]!.ToJsonString();
                block["input"] = new JsonObject();
                return new() { ["type"] = "input_json_delta", ["partial_json"] = input };
            case "thinking":
                var thought = Foreign.Text(block, "thinking");
                block["thinking"] = "";
                return new() { ["type"] = "thinking_delta", ["thinking"] = thought };
            default:
                var text = Foreign.Text(block, "text");
                block["text"] = "";
                return new() { ["type"] = "text_delta", ["text"] = text };
        }
    }

    private static JsonObject Usage(UsageDetails? usage) => new()
    {
        ["input_tokens"] = (usage?.InputTokenCount ?? 0) - (usage?.CachedInputTokenCount ?? 0),
        ["cache_read_input_tokens"] = usage?.CachedInputTokenCount ?? 0,
        ["cache_creation_input_tokens"] = 0,
        ["output_tokens"] = usage?.OutputTokenCount ?? 0,
    };

    private static byte[] Event(string name, JsonObject data)
    {
        data.Insert(0, "type", name);
        return SseEvent.Write(name, data.ToJsonString());
    }
}
