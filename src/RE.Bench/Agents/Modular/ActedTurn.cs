namespace RE.Bench.Agents.Modular;

/// <summary>A turn after the actor has acted.</summary>
/// <param name="Turn">What was said.</param>
/// <param name="Ran">Whether a tool ran.</param>
/// <param name="Submitted">Whether the agent handed in.</param>
internal sealed record ActedTurn(Turn Turn, bool Ran, bool Submitted);
