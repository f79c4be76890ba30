namespace RE.Bench.Scorers.Shared;

/// <summary>The submission does not count; the message is for the agent: what is wrong, where, and what is allowed. A scorer turns it into an outcome.</summary>
internal sealed class BadSubmissionException(string message) : Exception(message);
