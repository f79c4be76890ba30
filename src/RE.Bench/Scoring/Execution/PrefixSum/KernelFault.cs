namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>The kernel did something that makes the submission invalid.</summary>
/// <param name="reason">What, for the agent's eyes.</param>
internal sealed class KernelFault(string reason) : Exception(reason)
{
    /// <summary>Short name of the rule that was broken; null for honest mistakes.</summary>
    public string? Finding { get; init; }
}
