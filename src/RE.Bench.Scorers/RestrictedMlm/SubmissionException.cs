namespace RE.Bench.Scorers.RestrictedMlm;

/// <summary>The submission does not count; the message is for the agent: what is wrong, where, and what is allowed.</summary>
internal sealed class SubmissionException(string message) : Exception(message);
