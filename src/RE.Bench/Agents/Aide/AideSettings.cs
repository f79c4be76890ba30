using RE.Bench.Models;

namespace RE.Bench.Agents.Aide;

/// <summary>How the AIDE scaffold behaves.</summary>
internal sealed record AideSettings
{
    /// <summary>How many drafts come first.</summary>
    public int Drafts { get; init; } = 5;

    /// <summary>How often a failed leaf is debugged instead of the best node improved.</summary>
    public double DebugProbability { get; init; } = 0.5;

    /// <summary>Most debug steps in a row.</summary>
    public int MaxDebugDepth { get; init; } = 3;

    /// <summary>Most nodes; the time usually ends earlier.</summary>
    public int Steps { get; init; } = 100;

    /// <summary>Longest time that one node's command may take, however much is left.</summary>
    public TimeSpan NodeTime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many characters a prompt may have: what the model can read at three characters a token, and not more than pays.</summary>
    public int PromptCharacters { get; init; } = 150_000;

    /// <summary>How many proposals in a row may be unusable before the attempt ends.</summary>
    public int FailedProposals { get; init; } = 5;

    /// <summary>The settings that fit a model.</summary>
    public static AideSettings For(ChatModelSpec model) => new() { PromptCharacters = Math.Clamp(model.PromptTokens * 3, 6000, 150_000) };
}
