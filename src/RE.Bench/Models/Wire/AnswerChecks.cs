using System.Text.Json;

namespace RE.Bench.Models.Wire;

/// <summary>What an answer must hold in each protocol.</summary>
internal static class AnswerChecks
{
    public static AnswerCheck For(WireProtocol protocol) => protocol switch
    {
        WireProtocol.AnthropicMessages => AnthropicMessages,
        WireProtocol.OpenAiResponses => OpenAiResponses,
        _ => OpenAiChat,
    };

    public static string? OpenAiResponses(ReadOnlyMemory<byte> body) => Check(body, static root =>
        root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? $"an error in place of an answer: {error}"
        : !root.TryGetProperty("output", out var output) || output.ValueKind != JsonValueKind.Array ? "it has no 'output'"
        : output.GetArrayLength() == 0 ? "its 'output' is empty"
        : !root.TryGetProperty("status", out var status) || status.ValueKind != JsonValueKind.String ? "it has no 'status'"
        : status.GetString() is not ("completed" or "incomplete") ? $"its 'status' is '{status}'"
        : null);

    public static string? OpenAiChat(ReadOnlyMemory<byte> body) => Check(body, static root =>
        root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? $"an error in place of an answer: {error}"
        : !root.TryGetProperty("choices", out var choices) || choices.ValueKind != JsonValueKind.Array ? "it has no 'choices'"
        : choices.GetArrayLength() == 0 ? "its 'choices' are empty"
        : !Holds(choices[0], "message") ? "its first choice has no 'message'"
        : !Holds(choices[0], "finish_reason") ? "its first choice has no 'finish_reason', so it may be cut off"
        : null);

    public static string? AnthropicMessages(ReadOnlyMemory<byte> body) => Check(body, static root =>
        root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? $"an error in place of an answer: {error}"
        : !root.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.Array ? "it has no 'content'"
        : !Holds(root, "stop_reason") ? "it has no 'stop_reason', so it may be cut off"
        : null);

    private static string? Check(ReadOnlyMemory<byte> body, Func<JsonElement, string?> check)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? check(document.RootElement) : "it is no JSON object";
        }
        catch (JsonException)
        {
            return "it is not JSON, or JSON that breaks off";
        }
    }

    private static bool Holds(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
}
