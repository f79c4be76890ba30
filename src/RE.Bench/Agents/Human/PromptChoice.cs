namespace RE.Bench.Agents.Human;

/// <summary>What a person chose at the harness's own prompt.</summary>
internal enum PromptChoice
{
    /// <summary>Let the clock run, in the shell.</summary>
    Go,

    /// <summary>Hand the work in.</summary>
    Submit,

    /// <summary>Go away for a while.</summary>
    Detach,
}
