using System.Text.Json.Nodes;

namespace RE.Bench.Tests.Models;

internal sealed class AnthropicAnswers : IFakeAnswers
{
    private const string Usage = """{"input_tokens":36,"output_tokens":50,"cache_creation_input_tokens":10,"cache_read_input_tokens":64}""";

    public string Empty => """{"id":"m","type":"message","role":"assistant","model":"fake-1","stop_reason":"end_turn","stop_sequence":null}""";

    public string Unfinished => Message("""{"type":"text","text":"hi"}""", "null");

    public string Thinking => Message(
        """{"type":"thinking","thinking":"I think.","signature":"c2lnbmVk"},{"type":"redacted_thinking","data":"c2VhbGVk"},{"type":"tool_use","id":"call_1","name":"bash","input":{"command":"ls"} }""",
        "\"tool_use\"");

    public IReadOnlyList<string> Events =>
    [
        Event("message_start", $$"""{"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"fake-1","content":[],"stop_reason":null,"stop_sequence":null,"usage":{{Usage}} } }"""),
        Event("content_block_start", """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""")
            + Event("content_block_delta", """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"hello"}}"""),
        Event("content_block_stop", """{"type":"content_block_stop","index":0}"""),
        Event("message_delta", """{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":50}}"""),
        Event("message_stop", """{"type":"message_stop"}"""),
    ];

    public IReadOnlyList<string> CallEvents =>
    [
        Events[0],
        Event("content_block_start", """{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"call_1","name":"bash","input":{}}}"""),
        Event("content_block_delta", """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"command\":"}}"""),
        Event("content_block_delta", """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"\"make\"}"}}"""),
        Event("content_block_stop", """{"type":"content_block_stop","index":0}"""),
        Event("message_delta", """{"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":50}}"""),
        Event("message_stop", """{"type":"message_stop"}"""),
    ];

    public string Text(string text) => Message(new JsonObject { ["type"] = "text", ["text"] = text }.ToJsonString(), "\"end_turn\"");

    public string Call(string tool, string arguments) => Message(
        $$"""{"type":"tool_use","id":"call_1","name":{{JsonValue.Create(tool).ToJsonString()}},"input":{{(arguments.Length == 0 ? "{}" : arguments)}} }""", "\"tool_use\"");

    public string Error(string message) =>
        new JsonObject { ["type"] = "error", ["error"] = new JsonObject { ["type"] = "some_error", ["message"] = message } }.ToJsonString();

    private static string Message(string content, string stop) =>
        $$"""{"id":"m","type":"message","role":"assistant","model":"fake-1","content":[{{content}}],"stop_reason":{{stop}},"stop_sequence":null,"usage":{{Usage}} }""";

    private static string Event(string name, string data) => $"event: {name}\ndata: {data}\n\n";
}
