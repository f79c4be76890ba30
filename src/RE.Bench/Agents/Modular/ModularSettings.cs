using RE.Bench.Models;

namespace RE.Bench.Agents.Modular;

/// <summary>How the modular scaffold behaves.</summary>
public sealed record ModularSettings
{
    /// <summary>Longest time limit that an agent may give its commands; the same as in METR's scaffold.</summary>
    public static readonly TimeSpan LongestToolTimeout = TimeSpan.FromMinutes(24);

    /// <summary>Time limit of a command until the agent sets another.</summary>
    public TimeSpan ToolTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many tokens of conversation are sent at most; older turns are left out beyond.</summary>
    public int PromptTokens { get; init; } = 96_000;

    /// <summary>How many next steps the model proposes each turn; the first that can be run is taken.</summary>
    public int Proposals { get; init; } = 1;

    /// <summary>How many messages in a row may lack a usable tool call before the attempt ends.</summary>
    public int IdleMessages { get; init; } = 20;

    /// <summary>The settings that fit a model: three quarters of its context, and room for its answer.</summary>
    public static ModularSettings For(ChatModelSpec model) => new()
    {
        PromptTokens = Math.Max(1000, Math.Min(model.ContextTokens / 4 * 3, model.ContextTokens - model.MaxOutputTokens)),
    };
}
