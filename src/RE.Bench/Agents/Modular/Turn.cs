using Microsoft.Extensions.AI;

namespace RE.Bench.Agents.Modular;

/// <summary>
/// The line of usage, what the model said and what it was answered: kept or left out as a whole, so that no tool result stands without its call.
/// The line of usage stays where it was sent, since a conversation that only grows is one that providers can cache.
/// </summary>
/// <param name="Messages">The messages, in order.</param>
internal sealed record Turn(IReadOnlyList<ChatMessage> Messages);
