using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace RE.Bench.Models.Raw.Forms;

/// <summary>OpenAI's chat completions.</summary>
internal sealed class CompletionsForm : WireForm
{
    public override string Path => "/chat/completions";

    public override IEnumerable<KeyValuePair<string, string>> Headers(string? key) => key is null ? [] : [new("Authorization", $"Bearer {key}")];

    public override string? Refusal(JsonObject body) =>
        Limits.Field(body, "web_search_options", "prediction_url")
        ?? Foreign.Items(body["tools"]).Select(tool => Foreign.Text(tool, "type")).Where(type => type is not ("function" or "custom")).Select(Limits.ServerTool).FirstOrDefault()
        ?? Foreign.Items(body["messages"]).SelectMany(message => Foreign.Items(Foreign.Get(message, "content"))).Select(part => Limits.Address(part, "image_url", "file_url")).FirstOrDefault(found => found is not null);

    public override void Prepare(JsonObject body, bool isStream)
    {
        body["stream"] = isStream;
        if (isStream)
        {
            // Without this a stream does not say what it used.
            var options = body["stream_options"] as JsonObject ?? [];
            options["include_usage"] = true;
            body["stream_options"] = options.Parent is null ? options : options.DeepClone();
        }
        else
        {
            body.Remove("stream_options");
        }
    }

    public override bool IsHidden(JsonObject body, SseEvent happened) =>
        !Foreign.IsTrue(body["stream_options"], "include_usage") && happened.Data.Contains("\"usage\"", StringComparison.Ordinal)
        && happened.Data != "[DONE]" && JsonNode.Parse(happened.Data) is JsonObject { } chunk && chunk["choices"] is JsonArray { Count: 0 };

    public override RawRequest ReadRequest(JsonObject body) => new(
        [.. Foreign.Items(body["messages"]).SelectMany(Messages)],
        [.. Foreign.Items(body["tools"]).Select(tool => Foreign.Get(tool, "function")).Where(function => function is not null)
            .Select(function => Foreign.Tool(Foreign.Text(function, "name"), Foreign.Text(function, "description"), Foreign.Get(function, "parameters")))])
    {
        IsStream = Foreign.IsTrue(body, "stream"),
        ToolMode = Foreign.Text(body["tool_choice"]) switch { "none" => ChatToolMode.None, "required" => ChatToolMode.RequireAny, "auto" => ChatToolMode.Auto, _ => null },
    };

    public override ChatResponse ReadAnswer(JsonObject answer)
    {
        var choices = Foreign.Items(answer["choices"]).ToList();
        var contents = choices.SelectMany(choice => AssistantContents(Foreign.Get(choice, "message"))).ToList();
        return Answers.Read(Foreign.Text(answer, "id"), Foreign.Text(answer, "model"), contents, Reason(Foreign.Text(choices.FirstOrDefault(), "finish_reason")), Usage(answer["usage"]));
    }

    public override AnswerFold Fold() => new CompletionsFold();

    public override JsonObject WriteAnswer(ChatResponse response)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = Answers.Text(response) is { Length: > 0 } text ? text : null };
        if (Answers.Calls(response) is { Count: > 0 } calls)
        {
            message["tool_calls"] = new JsonArray([.. calls.Select(call => (JsonNode)Call(call))]);
        }

        var choice = new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = ReasonText(response), ["logprobs"] = null };
        return Envelope(response, "chat.completion", choice, WriteUsage(response.Usage));
    }

    public override IEnumerable<byte[]> WriteStream(ChatResponse response)
    {
        yield return Chunk(response, new JsonObject { ["role"] = "assistant", ["content"] = "" }, null);
        if (Answers.Text(response) is { Length: > 0 } text)
        {
            yield return Chunk(response, new JsonObject { ["content"] = text }, null);
        }

        foreach (var (index, call) in Answers.Calls(response).Index())
        {
            var written = Call(call);
            written["index"] = index;
            yield return Chunk(response, new JsonObject { ["tool_calls"] = new JsonArray(written) }, null);
        }

        yield return Chunk(response, [], ReasonText(response));
        yield return SseEvent.Write(null, "[DONE]");
    }

    public override JsonObject WriteError(int status, string message) => new()
    {
        ["error"] = new JsonObject
        {
            ["message"] = message,
            ["type"] = status switch { 401 => "authentication_error", 402 => "insufficient_quota", >= 500 => "server_error", _ => "invalid_request_error" },
            ["param"] = null,
            ["code"] = status == 402 ? "budget_spent" : null,
        },
    };

    internal static ChatFinishReason? Reason(string text) => text switch
    {
        "" => null,
        "length" => ChatFinishReason.Length,
        "tool_calls" or "function_call" => ChatFinishReason.ToolCalls,
        "content_filter" => ChatFinishReason.ContentFilter,
        _ => ChatFinishReason.Stop,
    };

    private static string ReasonText(ChatResponse response) =>
        Answers.Calls(response).Count > 0 ? "tool_calls" : response.FinishReason == ChatFinishReason.Length ? "length" : response.FinishReason == ChatFinishReason.ContentFilter ? "content_filter" : "stop";

    private static IEnumerable<ChatMessage> Messages(JsonNode? message)
    {
        var content = Foreign.Get(message, "content");
        yield return Foreign.Text(message, "role") switch
        {
            "assistant" => new ChatMessage(ChatRole.Assistant, [.. AssistantContents(message)]),
            "tool" or "function" => new ChatMessage(ChatRole.Tool, [new FunctionResultContent(Foreign.Text(message, "tool_call_id"), string.Concat(Parts(content).OfType<TextContent>().Select(part => part.Text)))]),
            "system" or "developer" => new ChatMessage(ChatRole.System, [.. Parts(content)]),
            _ => new ChatMessage(ChatRole.User, [.. Parts(content)]),
        };
    }

    private static IEnumerable<AIContent> AssistantContents(JsonNode? message)
    {
        if (Foreign.Text(message, "reasoning_content") is { Length: > 0 } thought)
        {
            yield return new TextReasoningContent(thought);
        }

        foreach (var part in Parts(Foreign.Get(message, "content")))
        {
            yield return part;
        }

        foreach (var call in Foreign.Items(Foreign.Get(message, "tool_calls")))
        {
            var function = Foreign.Get(call, "function") ?? Foreign.Get(call, "custom");
            yield return Foreign.Call(Foreign.Text(call, "id"), Foreign.Text(function, "name"), Foreign.Get(function, "arguments") ?? Foreign.Get(function, "input"));
        }
    }

    private static IEnumerable<AIContent> Parts(JsonNode? content)
    {
        if (content is not JsonArray parts)
        {
            return Foreign.Text(content) is { Length: > 0 } text ? [new TextContent(text)] : [];
        }

        return parts.Select(part => Foreign.Text(part, "type") switch
        {
            "text" or "refusal" => (AIContent)new TextContent(Foreign.Text(part, "text") + Foreign.Text(part, "refusal")),
            "image_url" => Foreign.Data(Foreign.Text(Foreign.Get(part, "image_url"), "url")),
            var other => new TextContent($"[{other}]"),
        });
    }

    private static UsageDetails? Usage(JsonNode? usage) => usage is not JsonObject ? null : new UsageDetails
    {
        InputTokenCount = Foreign.Number(usage, "prompt_tokens"),
        OutputTokenCount = Foreign.Number(usage, "completion_tokens"),
        TotalTokenCount = Foreign.Number(usage, "total_tokens"),
        CachedInputTokenCount = Foreign.Number(Foreign.Get(usage, "prompt_tokens_details"), "cached_tokens"),
        ReasoningTokenCount = Foreign.Number(Foreign.Get(usage, "completion_tokens_details"), "reasoning_tokens"),
    };

    private static JsonObject Call(FunctionCallContent call) => new()
    {
        ["id"] = call.CallId,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = Answers.Arguments(call) },
    };

    private static JsonObject WriteUsage(UsageDetails? usage) => new()
    {
        ["prompt_tokens"] = usage?.InputTokenCount ?? 0,
        ["completion_tokens"] = usage?.OutputTokenCount ?? 0,
        ["total_tokens"] = (usage?.InputTokenCount ?? 0) + (usage?.OutputTokenCount ?? 0),
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = usage?.CachedInputTokenCount ?? 0 },
    };

    private static byte[] Chunk(ChatResponse response, JsonObject delta, string? reason) => SseEvent.Write(
        null,
        Envelope(response, "chat.completion.chunk", new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = reason }, reason is null ? null : WriteUsage(response.Usage)).ToJsonString());

    private static JsonObject Envelope(ChatResponse response, string kind, JsonObject choice, JsonObject? usage)
    {
        var json = new JsonObject
        {
            ["id"] = Answers.Id(response, "chatcmpl-"),
            ["object"] = kind,
            ["created"] = response.CreatedAt?.ToUnixTimeSeconds() ?? 0,
            ["model"] = response.ModelId,
            ["choices"] = new JsonArray(choice),
        };
        if (usage is not null)
        {
            json["usage"] = usage;
        }

        return json;
    }
}
