namespace RE.Bench.Scorers.RestrictedMlm;

/// <summary>The submission does not count; the message is for the agent: what is wrong, where, and what is allowed.</summary>
internal sealed class SubmissionException(string message) : Exception(message)
{
    /// <summary>Short name of the rule that was broken; null for honest mistakes.</summary>
    public string? Finding { get; init; }
}
