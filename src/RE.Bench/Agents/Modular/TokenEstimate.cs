using System.Text.Json;
using Microsoft.Extensions.AI;

namespace RE.Bench.Agents.Modular;

/// <summary>Guesses how many tokens text takes: characters by a rate that is corrected by what the provider reports.</summary>
internal sealed class TokenEstimate
{
    private const double CharactersPerToken = 4;
    private const int PerMessage = 8;

    // Code and logs take more tokens a character than prose; the first report replaces this.
    private double _correction = 1.25;

    public int Of(IEnumerable<ChatMessage> messages) => (int)(messages.Sum(Plain) * _correction);

    public int Characters(int tokens) => (int)(tokens / _correction * CharactersPerToken);

    /// <summary>Takes note of how many tokens messages really were.</summary>
    public void Learn(IEnumerable<ChatMessage> messages, long reported) =>
        _correction = Math.Clamp(reported / Math.Max(1, messages.Sum(Plain)), 0.5, 4);

    private static double Plain(ChatMessage message) => PerMessage + (message.Contents.Sum(Length) / CharactersPerToken);

    private static int Length(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        TextReasoningContent thought => thought.Text.Length + (thought.ProtectedData?.Length ?? 0),
        FunctionCallContent call => call.Name.Length + (call.Arguments is { } arguments ? JsonSerializer.Serialize(arguments, AIJsonUtilities.DefaultOptions).Length : 0),
        FunctionResultContent result => result.Result?.ToString()?.Length ?? 0,
        _ => 100,
    };
}
