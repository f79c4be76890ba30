using System.Text.Json.Nodes;

namespace RE.Bench.Scoring.Execution.RustContests.Model;

/// <summary>What a program asks of the weak model.</summary>
/// <param name="Messages">The conversation.</param>
/// <param name="Temperature">From 0 to 2.</param>
/// <param name="MaxTokens">Longest answer.</param>
public sealed record CoderRequest(IReadOnlyList<CoderMessage> Messages, double Temperature, int MaxTokens)
{
    private const int MostMessages = 64;
    private const int MostCharacters = 400_000;
    private const int MostTokens = 4096;
    private const int CharactersPerToken = 4;

    /// <summary>Tokens of the conversation, at four characters a token.</summary>
    public int PromptTokens => Messages.Sum(message => TokensOf(message.Text) + 4);

    /// <summary>Tokens of a text, at four characters a token.</summary>
    public static int TokensOf(string text) => (text.Length + CharactersPerToken - 1) / CharactersPerToken;

    /// <summary>Reads the body of OpenAI's chat completions.</summary>
    /// <returns>The request, or why it cannot be answered.</returns>
    public static (CoderRequest? Request, string? Refusal) Read(JsonObject body)
    {
        if (body["stream"] is JsonValue stream && stream.TryGetValue<bool>(out var streams) && streams)
        {
            return (null, "Streaming is not offered; leave 'stream' out.");
        }

        if (body["n"] is { } count && !(Number(count) is 1))
        {
            return (null, "One answer a call: leave 'n' out and call again.");
        }

        if (body["messages"] is not JsonArray { Count: > 0 and <= MostMessages } array)
        {
            return (null, $"'messages' is an array of 1 to {MostMessages} messages.");
        }

        var messages = array.Select(Message).ToList();
        return messages.Contains(null) || messages.Sum(message => message!.Text.Length) > MostCharacters
            ? (null, $"A message is {{\"role\": …, \"content\": text}}; all together have at most {MostCharacters} characters.")
            : (new([.. messages.Select(message => message!)], Math.Clamp(Number(body["temperature"]) ?? 1, 0, 2), (int)Math.Clamp(Number(body["max_tokens"]) ?? MostTokens, 1, MostTokens)), null);
    }

    private static double? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) && double.IsFinite(number) ? number : null;

    private static CoderMessage? Message(JsonNode? node) =>
        node is JsonObject message && Text(message["role"]) is { } role && Text(message["content"]) is { } text ? new(role, text) : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
