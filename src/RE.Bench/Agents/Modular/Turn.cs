using Microsoft.Extensions.AI;

namespace RE.Bench.Agents.Modular;

/// <summary>What the model said and what it was answered: kept or left out as a whole, so that no tool result stands without its call.</summary>
/// <param name="Messages">The messages, in order.</param>
internal sealed record Turn(IReadOnlyList<ChatMessage> Messages);
