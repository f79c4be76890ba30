using System.Text.Json.Nodes;

namespace RE.Bench.Tests.Models;

internal sealed class ResponsesAnswers : IFakeAnswers
{
    private const string Usage = """{"input_tokens":100,"input_tokens_details":{"cached_tokens":64},"output_tokens":50,"output_tokens_details":{"reasoning_tokens":30},"total_tokens":150}""";
    private const string Thought = """{"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"I think."}],"encrypted_content":"sealed-thought"}""";

    private const string MakeCall = """{"type":"function_call","id":"fc_1","call_id":"call_1","status":"completed","name":"bash","arguments":"{\"command\":\"make\"}"}""";

    public string Empty => Whole("", "completed");

    public string Unfinished => Whole(Message("hi"), "in_progress");

    public string Thinking => Call("bash", """{"command":"ls"}""");

    public IReadOnlyList<string> Events =>
    [
        Event("response.created", $$"""{"type":"response.created","sequence_number":0,"response":{{Whole("", "in_progress")}} }"""),
        Event("response.output_item.added", """{"type":"response.output_item.added","sequence_number":1,"output_index":0,"item":{"type":"message","id":"msg_1","status":"in_progress","role":"assistant","content":[]}}""")
            + Event("response.output_text.delta", """{"type":"response.output_text.delta","sequence_number":2,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"hello","logprobs":[]}"""),
        Event("response.output_item.done", $$"""{"type":"response.output_item.done","sequence_number":3,"output_index":0,"item":{{Message("hello")}} }"""),
        Event("response.completed", $$"""{"type":"response.completed","sequence_number":4,"response":{{Whole(Message("hello"), "completed")}} }"""),
    ];

    public IReadOnlyList<string> CallEvents =>
    [
        Events[0],
        Event("response.output_item.added", """{"type":"response.output_item.added","sequence_number":1,"output_index":0,"item":{"type":"function_call","id":"fc_1","call_id":"call_1","status":"in_progress","name":"bash","arguments":""}}"""),
        Event("response.function_call_arguments.delta", """{"type":"response.function_call_arguments.delta","sequence_number":2,"item_id":"fc_1","output_index":0,"delta":"{\"command\":"}"""),
        Event("response.output_item.done", $$"""{"type":"response.output_item.done","sequence_number":3,"output_index":0,"item":{{MakeCall}} }"""),
        Event("response.completed", $$"""{"type":"response.completed","sequence_number":4,"response":{{Whole(MakeCall, "completed")}} }"""),
    ];

    public string Text(string text) => Whole(Message(text), "completed");

    public string Call(string tool, string arguments) => Whole(
        $"{Thought},{new JsonObject { ["type"] = "function_call", ["id"] = "fc_1", ["call_id"] = "call_1", ["status"] = "completed", ["name"] = tool, ["arguments"] = arguments }.ToJsonString()}",
        "completed");

    public string Error(string message) => new OpenAiAnswers().Error(message);

    private static string Message(string text) => new JsonObject
    {
        ["type"] = "message",
        ["id"] = "msg_1",
        ["status"] = "completed",
        ["role"] = "assistant",
        ["content"] = new JsonArray(new JsonObject { ["type"] = "output_text", ["text"] = text, ["annotations"] = new JsonArray() }),
    }.ToJsonString();

    private static string Whole(string output, string status) =>
        $$"""{"id":"resp_1","object":"response","created_at":1,"status":"{{status}}","error":null,"incomplete_details":null,"model":"fake-1","output":[{{output}}],"parallel_tool_calls":false,"tool_choice":"auto","tools":[],"usage":{{Usage}} }""";

    private static string Event(string name, string data) => $"event: {name}\ndata: {data}\n\n";
}
