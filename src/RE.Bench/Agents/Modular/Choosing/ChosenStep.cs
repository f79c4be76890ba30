using Microsoft.Extensions.AI;

namespace RE.Bench.Agents.Modular.Choosing;

/// <summary>The answer that is acted on.</summary>
/// <param name="Response">The answer.</param>
/// <param name="Asides">What was said to the model on the way and stays in the conversation: steps that were off track.</param>
internal sealed record ChosenStep(ChatResponse Response, IReadOnlyList<ChatMessage> Asides)
{
    /// <summary>How many tokens the prompt was, where the provider says so; that of the first proposal, which held no asides.</summary>
    public long? PromptTokens { get; init; }
}
