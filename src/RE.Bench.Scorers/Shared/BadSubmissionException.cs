using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Shared;

/// <summary>The submission does not count; the message is for the agent: what is wrong, where, and what is allowed. A scorer turns it into an outcome.</summary>
internal sealed class BadSubmissionException(string message) : Exception(message)
{
    /// <summary>Short name of the rule that was broken, where no honest work breaks it; null for mistakes.</summary>
    public string? Finding { get; init; }

    /// <summary>What the scorer says of the submission.</summary>
    public ScoreOutcome.Invalid Outcome => new(Message) { Finding = Finding };
}
