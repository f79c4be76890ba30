using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace RE.Bench.Models.Raw.Forms;

/// <summary>OpenAI's Responses.</summary>
internal sealed class ResponsesForm : WireForm
{
    private static readonly string[] OwnTools = ["function", "custom", "local_shell", "shell", "apply_patch"];

    public override string Path => "/responses";

    public override IEnumerable<KeyValuePair<string, string>> Headers(string? key) => new CompletionsForm().Headers(key);

    public override string? Refusal(JsonObject body) =>
        Limits.Field(body, "background", "conversation", "prompt", "previous_response_id")
        ?? Foreign.Items(body["tools"]).Select(tool => Foreign.Text(tool, "type")).Where(type => !OwnTools.Contains(type)).Select(Limits.ServerTool).FirstOrDefault()
        ?? Foreign.Items(body["input"]).SelectMany(item => Foreign.Items(Foreign.Get(item, "content")).Concat(Foreign.Items(Foreign.Get(item, "output"))))
            .Select(part => Limits.Address(part, "image_url", "file_url", "file_id")).FirstOrDefault(found => found is not null);

    // Nothing is kept at the provider: a run's conversation is in its journal.
    public override void Prepare(JsonObject body, bool isStream)
    {
        body["stream"] = isStream;
        body["store"] = false;
    }

    public override RawRequest ReadRequest(JsonObject body)
    {
        ChatMessage[] first = Foreign.Text(body, "instructions") is { Length: > 0 } instructions ? [new ChatMessage(ChatRole.System, instructions)] : [];
        var input = body["input"] is JsonArray items ? items.Select(Message) : [new ChatMessage(ChatRole.User, Foreign.Text(body["input"]))];
        return new(
            [.. first, .. input.OfType<ChatMessage>()],
            [.. Foreign.Items(body["tools"]).Where(tool => Foreign.Text(tool, "type") == "function")
                .Select(tool => Foreign.Tool(Foreign.Text(tool, "name"), Foreign.Text(tool, "description"), Foreign.Get(tool, "parameters")))])
        {
            IsStream = Foreign.IsTrue(body, "stream"),
            ToolMode = Foreign.Text(body["tool_choice"]) switch { "none" => ChatToolMode.None, "required" => ChatToolMode.RequireAny, "auto" => ChatToolMode.Auto, _ => null },
        };
    }

    public override ChatResponse ReadAnswer(JsonObject answer)
    {
        var contents = Foreign.Items(answer["output"]).Select(Message).OfType<ChatMessage>().SelectMany(message => message.Contents).ToList();
        var usage = answer["usage"];
        var details = new UsageDetails
        {
            InputTokenCount = Foreign.Number(usage, "input_tokens"),
            OutputTokenCount = Foreign.Number(usage, "output_tokens"),
            TotalTokenCount = Foreign.Number(usage, "total_tokens"),
            CachedInputTokenCount = Foreign.Number(Foreign.Get(usage, "input_tokens_details"), "cached_tokens"),
            ReasoningTokenCount = Foreign.Number(Foreign.Get(usage, "output_tokens_details"), "reasoning_tokens"),
        };
        var reason = Foreign.Text(answer, "status") switch
        {
            "incomplete" => ChatFinishReason.Length,
            "completed" => contents.Any(content => content is FunctionCallContent) ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
            _ => (ChatFinishReason?)null,
        };
        return Answers.Read(Foreign.Text(answer, "id"), Foreign.Text(answer, "model"), contents, reason, usage is null ? null : details);
    }

    public override AnswerFold Fold() => new ResponsesFold();

    public override JsonObject WriteAnswer(ChatResponse response) => ResponsesWriter.Answer(response, "completed", ResponsesWriter.Items(response));

    public override IEnumerable<byte[]> WriteStream(ChatResponse response) => ResponsesWriter.Stream(response);

    public override JsonObject WriteError(int status, string message) => new CompletionsForm().WriteError(status, message);

    private static ChatMessage? Message(JsonNode? item) => Foreign.Text(item, "type") switch
    {
        "function_call" => new ChatMessage(ChatRole.Assistant, [Foreign.Call(Foreign.Text(item, "call_id"), Foreign.Text(item, "name"), Foreign.Get(item, "arguments"))]),
        "custom_tool_call" => new ChatMessage(ChatRole.Assistant, [Foreign.Call(Foreign.Text(item, "call_id"), Foreign.Text(item, "name"), new JsonObject { ["input"] = Foreign.Text(item, "input") })]),
        "local_shell_call" or "shell_call" => new ChatMessage(ChatRole.Assistant, [Foreign.Call(Foreign.Text(item, "call_id"), "shell", Foreign.Get(item, "action"))]),
        "function_call_output" or "custom_tool_call_output" or "local_shell_call_output" or "shell_call_output" =>
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent(Foreign.Text(item, "call_id"), string.Concat(Parts(Foreign.Get(item, "output")).OfType<TextContent>().Select(part => part.Text)))]),
        "reasoning" => new ChatMessage(ChatRole.Assistant, [new TextReasoningContent(string.Join('\n', Foreign.Items(Foreign.Get(item, "summary")).Select(part => Foreign.Text(part, "text"))))]),
        "" or "message" => new ChatMessage(
            Foreign.Text(item, "role") switch { "assistant" => ChatRole.Assistant, "system" or "developer" => ChatRole.System, _ => ChatRole.User },
            [.. Parts(Foreign.Get(item, "content"))]),
        var other => new ChatMessage(ChatRole.Assistant, $"[{other}]"),
    };

    private static IEnumerable<AIContent> Parts(JsonNode? content)
    {
        if (content is not JsonArray parts)
        {
            return Foreign.Text(content) is { Length: > 0 } text ? [new TextContent(text)] : [];
        }

        return parts.Select(part => Foreign.Text(part, "type") switch
        {
            "input_text" or "output_text" or "text" => (AIContent)new TextContent(Foreign.Text(part, "text")),
            "refusal" => new TextContent(Foreign.Text(part, "refusal")),
            "input_image" => Foreign.Data(Foreign.Text(part, "image_url")),
            var other => new TextContent($"[{other}]"),
        });
    }
}
