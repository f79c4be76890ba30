using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using RE.Bench.Budgets;
using RE.Bench.Models.Prices;

namespace RE.Bench.Models.Concurrency;

/// <summary>The most that a call is expected to take: all of its input at the full price and the longest answer that is allowed.</summary>
public static class WorstCase
{
    // Prose takes four bytes a token, code three, digits and base64 two.
    private const int BytesPerToken = 2;
    private const int PerMessage = 16;

    /// <summary>The worst case of one call.</summary>
    public static Spending Of(IReadOnlyList<ChatMessage> messages, ChatOptions options, ChatModelSpec spec, ModelPrice? price)
    {
        var input = messages.Sum(Bytes) + (options.Tools ?? []).OfType<AIFunctionDeclaration>().Sum(tool => Bytes(tool.Description) + Bytes(tool.JsonSchema.GetRawText()));
        return Of(input, spec, price);
    }

    /// <summary>The worst case of a request that is that long.</summary>
    /// <param name="bytes">Bytes of its text.</param>
    /// <param name="spec">Gives the longest answer.</param>
    /// <param name="price">Null = unknown; costs nothing here.</param>
    public static Spending Of(long bytes, ChatModelSpec spec, ModelPrice? price)
    {
        var usage = new ModelUsage { InputTokens = bytes / BytesPerToken, OutputTokens = spec.MaxOutputTokens };
        return new(usage.Tokens, price?.WorstOf(usage) ?? 0, 1);
    }

    private static long Bytes(ChatMessage message) => PerMessage + message.Contents.Sum(Bytes);

    private static long Bytes(AIContent content) => content switch
    {
        TextContent text => Bytes(text.Text),
        TextReasoningContent thought => Bytes(thought.Text) + Bytes(thought.ProtectedData),
        FunctionCallContent call => Bytes(call.Name) + (call.Arguments is { } arguments ? JsonSerializer.SerializeToUtf8Bytes(arguments, AIJsonUtilities.DefaultOptions).LongLength : 0),
        FunctionResultContent result => Bytes(result.Result?.ToString()),
        DataContent data => data.Data.Length,
        _ => 256,
    };

    private static long Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
