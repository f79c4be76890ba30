namespace RE.Bench.Agents.Aide;

/// <summary>What the model says of a node's output.</summary>
/// <param name="IsBug">Whether it failed or does something else than was planned.</param>
/// <param name="Summary">What was found, in a few sentences.</param>
internal sealed record Review(bool IsBug, string Summary);
