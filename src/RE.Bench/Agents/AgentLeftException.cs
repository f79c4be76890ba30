namespace RE.Bench.Agents;

/// <summary>The agent went away for a while: its sandbox is left frozen, and the run can be taken up again.</summary>
/// <param name="message">Why, and how to go on.</param>
public sealed class AgentLeftException(string message) : Exception(message);
