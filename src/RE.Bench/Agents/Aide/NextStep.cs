namespace RE.Bench.Agents.Aide;

/// <summary>What the search does next.</summary>
/// <param name="Stage">What the new node is made for.</param>
/// <param name="Parent">What it is made from; null for a draft.</param>
internal sealed record NextStep(Stage Stage, Node? Parent);
