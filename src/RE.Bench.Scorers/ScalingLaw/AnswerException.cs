namespace RE.Bench.Scorers.ScalingLaw;

/// <summary>The answer does not count; the message is for the agent.</summary>
internal sealed class AnswerException(string message) : Exception(message);
