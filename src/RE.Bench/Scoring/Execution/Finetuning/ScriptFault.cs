namespace RE.Bench.Scoring.Execution.Finetuning;

/// <summary>The submitted script did something that makes the submission invalid.</summary>
/// <param name="reason">What, for the agent's eyes.</param>
internal sealed class ScriptFault(string reason) : Exception(reason)
{
    /// <summary>Short name of the rule that was broken, where no honest work breaks it; null for mistakes.</summary>
    public string? Finding { get; init; }
}
