using Microsoft.Extensions.AI;

namespace RE.Bench.Agents.Modular;

/// <summary>What came of one answer of the model.</summary>
/// <param name="Messages">What it said and what it was answered.</param>
/// <param name="Ran">Whether a tool ran.</param>
/// <param name="Submitted">Whether the agent handed in.</param>
internal sealed record ActedTurn(IReadOnlyList<ChatMessage> Messages, bool Ran, bool Submitted);
