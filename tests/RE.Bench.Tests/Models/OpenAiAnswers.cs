using System.Text.Json.Nodes;

namespace RE.Bench.Tests.Models;

internal sealed class OpenAiAnswers : IFakeAnswers
{
    private const string Usage = """
        {"prompt_tokens":100,"completion_tokens":50,"total_tokens":150,"prompt_tokens_details":{"cached_tokens":64},"completion_tokens_details":{"reasoning_tokens":30}}
        """;

    public string Empty => $$"""{"id":"c","object":"chat.completion","created":1,"model":"fake-1","choices":[],"usage":{{Usage}} }""";

    public string Unfinished => Choice("""{"role":"assistant","content":"hi"}""", "null");

    public string Thinking => Call("bash", """{"command":"ls"}""");

    public IReadOnlyList<string> Events =>
    [
        Chunk("""{"role":"assistant","content":"hel"}""", "null"),
        Chunk("""{"content":"lo"}""", "null"),
        Chunk("{}", "\"stop\""),
        $$"""data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"fake-1","choices":[],"usage":{{Usage.Trim()}} }""" + "\n\n",
        "data: [DONE]\n\n",
    ];

    public IReadOnlyList<string> CallEvents =>
    [
        Chunk("""{"role":"assistant","tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"bash","arguments":""}}]}""", "null"),
        Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"{\"command\":"}}]}""", "null"),
        Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"\"make\"}"}}]}""", "null"),
        Chunk("{}", "\"tool_calls\""),
        .. Events.Skip(3),
    ];

    public string Text(string text) => Choice(new JsonObject { ["role"] = "assistant", ["content"] = text }.ToJsonString(), "\"stop\"");

    public string Call(string tool, string arguments) => Call(tool, arguments, text: null, id: "call_1");

    public string Call(string tool, string arguments, string? text, string id) => Choice(
        new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = text,
            ["tool_calls"] = new JsonArray(new JsonObject
            {
                ["id"] = id,
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments },
            }),
        }.ToJsonString(),
        "\"tool_calls\"");

    public string Error(string message) => new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "error" } }.ToJsonString();

    private static string Choice(string message, string finish) =>
        $$"""{"id":"c","object":"chat.completion","created":1,"model":"fake-1","choices":[{"index":0,"message":{{message}},"finish_reason":{{finish}} }],"usage":{{Usage}} }""";

    private static string Chunk(string delta, string finish) =>
        $$"""data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"fake-1","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}} }]}""" + "\n\n";
}
