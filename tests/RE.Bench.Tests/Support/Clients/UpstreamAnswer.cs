using System.Text.Json.Nodes;

namespace RE.Bench.Tests.Support.Clients;

/// <summary>One scripted answer in each protocol, as those protocols' documents write it; texts and arguments come in pieces.</summary>
internal sealed class UpstreamAnswer(ScriptedCall call, string id)
{
    private string Text => call.Text ?? "";

    public (JsonObject Whole, IReadOnlyList<string> Events) Completions()
    {
        var reason = call.Tool is null ? "stop" : "tool_calls";
        var tool = new JsonObject { ["id"] = id, ["type"] = "function", ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments } };
        var usage = Parse("""{"prompt_tokens":100,"completion_tokens":50,"total_tokens":150,"prompt_tokens_details":{"cached_tokens":60}}""");
        var message = new JsonObject { ["role"] = "assistant", ["content"] = call.Text };
        if (call.Tool is not null)
        {
            message["tool_calls"] = new JsonArray(tool.DeepClone());
        }

        JsonObject Envelope(string kind, params JsonNode[] choices) =>
            new() { ["id"] = "c1", ["object"] = kind, ["created"] = 1, ["model"] = ScriptedUpstream.Model, ["choices"] = new JsonArray(choices) };
        string Chunk(JsonObject delta, string? finish) => Data(Envelope("chat.completion.chunk", new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }));
        var whole = Envelope("chat.completion", new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = reason });
        whole["usage"] = usage.DeepClone();
        var last = Envelope("chat.completion.chunk");
        last["usage"] = usage;
        return (whole,
        [
            Chunk(new() { ["role"] = "assistant", ["content"] = "" }, null),
            .. Pieces(Text).Select(piece => Chunk(new() { ["content"] = piece }, null)),
            .. call.Tool is null ? [] : Pieces(call.Arguments).Prepend("").Select((piece, at) => Chunk(
                new()
                {
                    ["tool_calls"] = new JsonArray(at == 0
                        ? new JsonObject { ["index"] = 0, ["id"] = id, ["type"] = "function", ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = "" } }
                        : new JsonObject { ["index"] = 0, ["function"] = new JsonObject { ["arguments"] = piece } }),
                },
                null)),
            Chunk([], reason),
            Data(last),
            "data: [DONE]\n\n",
        ]);
    }

    public (JsonObject Whole, IReadOnlyList<string> Events) Messages()
    {
        var (reason, content) = (call.Tool is null ? "end_turn" : "tool_use", new JsonArray());
        var events = new List<string>();
        void Block(JsonObject begun, string kind, string field, string text, JsonObject whole)
        {
            var index = content.Count;
            content.Add((JsonNode)whole);
            events.Add(Event("content_block_start", new() { ["index"] = index, ["content_block"] = begun }));
            events.AddRange(Pieces(text).Select(piece => Event("content_block_delta", new() { ["index"] = index, ["delta"] = new JsonObject { ["type"] = kind, [field] = piece } })));
            events.Add(Event("content_block_stop", new() { ["index"] = index }));
        }

        if (Text.Length > 0)
        {
            Block(new() { ["type"] = "text", ["text"] = "" }, "text_delta", "text", Text, new() { ["type"] = "text", ["text"] = Text });
        }

        if (call.Tool is not null)
        {
            JsonObject Tool(JsonNode input) => new() { ["type"] = "tool_use", ["id"] = id, ["name"] = call.Tool, ["input"] = input };
            Block(Tool(new JsonObject()), "input_json_delta", "partial_json", call.Arguments, Tool(Parse(call.Arguments)));
        }

        JsonObject Message(JsonNode parts, string? stop, int output) => new()
        {
            ["id"] = "m1",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = ScriptedUpstream.Model,
            ["content"] = parts,
            ["stop_reason"] = stop,
            ["stop_sequence"] = null,
            ["usage"] = new JsonObject { ["input_tokens"] = 40, ["cache_creation_input_tokens"] = 0, ["cache_read_input_tokens"] = 60, ["output_tokens"] = output },
        };
        events.Insert(0, Event("message_start", new() { ["message"] = Message(new JsonArray(), null, 1) }));
        events.Insert(1, Event("ping", []));
        events.Add(Event("message_delta", new() { ["delta"] = new JsonObject { ["stop_reason"] = reason, ["stop_sequence"] = null }, ["usage"] = new JsonObject { ["output_tokens"] = 50 } }));
        events.Add(Event("message_stop", []));
        return (Message(content, reason, 50), events);
    }

    public (JsonObject Whole, IReadOnlyList<string> Events) Responses()
    {
        var (output, events) = (new JsonArray(), new List<string>());
        if (Text.Length > 0)
        {
            var item = new JsonObject { ["type"] = "message", ["id"] = "msg1", ["status"] = "completed", ["role"] = "assistant", ["content"] = new JsonArray(new JsonObject { ["type"] = "output_text", ["text"] = Text, ["annotations"] = new JsonArray() }) };
            events.Add(Event("response.output_item.added", new() { ["output_index"] = 0, ["item"] = With(item, "content", new JsonArray()) }));
            events.Add(Event("response.content_part.added", new() { ["item_id"] = "msg1", ["output_index"] = 0, ["content_index"] = 0, ["part"] = new JsonObject { ["type"] = "output_text", ["text"] = "", ["annotations"] = new JsonArray() } }));
            events.AddRange(Pieces(Text).Select(piece => Event("response.output_text.delta", new() { ["item_id"] = "msg1", ["output_index"] = 0, ["content_index"] = 0, ["delta"] = piece })));
            events.Add(Event("response.output_item.done", new() { ["output_index"] = 0, ["item"] = item.DeepClone() }));
            output.Add((JsonNode)item);
        }

        if (call.Tool is not null)
        {
            var at = output.Count;
            var item = new JsonObject { ["type"] = "function_call", ["id"] = "fc1", ["status"] = "completed", ["call_id"] = id, ["name"] = call.Tool, ["arguments"] = call.Arguments };
            events.Add(Event("response.output_item.added", new() { ["output_index"] = at, ["item"] = With(item, "arguments", "") }));
            events.AddRange(Pieces(call.Arguments).Select(piece => Event("response.function_call_arguments.delta", new() { ["item_id"] = "fc1", ["output_index"] = at, ["delta"] = piece })));
            events.Add(Event("response.function_call_arguments.done", new() { ["item_id"] = "fc1", ["output_index"] = at, ["arguments"] = call.Arguments }));
            events.Add(Event("response.output_item.done", new() { ["output_index"] = at, ["item"] = item.DeepClone() }));
            output.Add((JsonNode)item);
        }

        JsonObject Response(string status, JsonNode items) => new() { ["id"] = "r1", ["object"] = "response", ["created_at"] = 1, ["status"] = status, ["error"] = null, ["model"] = ScriptedUpstream.Model, ["output"] = items, ["parallel_tool_calls"] = true, ["tool_choice"] = "auto", ["tools"] = new JsonArray() };
        events.Insert(0, Event("response.created", new() { ["response"] = Response("in_progress", new JsonArray()) }));
        var whole = Response("completed", output);
        whole["usage"] = Parse("""{"input_tokens":100,"input_tokens_details":{"cached_tokens":60},"output_tokens":50,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":150}""");
        events.Add(Event("response.completed", new() { ["response"] = whole.DeepClone() }));
        return (whole, events);
    }

    private static JsonObject With(JsonObject item, string field, JsonNode value)
    {
        var changed = (JsonObject)item.DeepClone();
        changed[field] = value;
        return changed;
    }

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;

    private static IEnumerable<string> Pieces(string text) => text.Chunk(7).Select(letters => new string(letters));

    private static string Data(JsonObject json) => $"data: {json.ToJsonString()}\n\n";

    private static string Event(string name, JsonObject data)
    {
        data.Insert(0, "type", name);
        return $"event: {name}\ndata: {data.ToJsonString()}\n\n";
    }
}
