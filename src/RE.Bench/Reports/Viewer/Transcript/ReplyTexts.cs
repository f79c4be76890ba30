using System.Text.Json;

namespace RE.Bench.Reports.Viewer.Transcript;

/// <summary>What was said in requests to a model and in its replies, as the journal has them.</summary>
internal static class ReplyTexts
{
    /// <summary>What the model said.</summary>
    public static string Said(JsonElement reply) => string.Join("\n", Contents(reply).Where(content => Kind(content) == "text").Select(content => Field.Text(content, "text")));

    /// <summary>Names of the tools that it called.</summary>
    public static IReadOnlyList<string> Calls(JsonElement reply) => [.. Contents(reply).Where(content => Kind(content) == "functionCall").Select(content => Field.Text(content, "name"))];

    /// <summary>Text, reasoning and calls with their arguments, each with a title.</summary>
    public static IEnumerable<(string Title, string Text)> Sections(JsonElement reply) => Contents(reply).Select(content => Kind(content) switch
    {
        "text" => ("says", Field.Text(content, "text")),
        "reasoning" => ("reasoning", Field.Text(content, "text")),
        "functionCall" => ($"calls {Field.Text(content, "name")}", Arguments(content)),
        var kind => (kind, content.GetRawText()),
    });

    /// <summary>The messages that a request added to the conversation.</summary>
    public static IEnumerable<(string Title, string Text)> Asked(JsonElement request) =>
        Field.List(request, "add").Select(message => ($"was told ({Field.Text(message, "role")})", string.Join("\n", Field.List(message, "contents").Select(Told))));

    private static IEnumerable<JsonElement> Contents(JsonElement reply) => Field.List(reply, "messages").SelectMany(message => Field.List(message, "contents"));

    private static string Kind(JsonElement content) => Field.Text(content, "$type");

    private static string Arguments(JsonElement call) => Field.Object(call, "arguments") is { ValueKind: JsonValueKind.Object } arguments
        ? string.Join("\n", arguments.EnumerateObject().Select(argument => $"{argument.Name}: {Plain(argument.Value)}"))
        : "without arguments";

    private static string Told(JsonElement content) => Kind(content) switch
    {
        "text" or "reasoning" => Field.Text(content, "text"),
        "functionResult" => content.TryGetProperty("result", out var result) ? Plain(result) : "",
        _ => content.GetRawText(),
    };

    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
