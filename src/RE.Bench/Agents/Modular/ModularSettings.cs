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

    /// <summary>How the next step is decided on.</summary>
    public ModularVariant Variant { get; init; }

    /// <summary>How many next steps the model proposes each turn.</summary>
    public int Proposals { get; init; } = 1;

    /// <summary>How many messages in a row may lack a usable tool call before the attempt ends.</summary>
    public int IdleMessages { get; init; } = 20;

    /// <summary>How many rejections in a row the model may pronounce before a step is taken unassessed.</summary>
    public int Rejections { get; init; } = 3;

    /// <summary>How many characters all options together may take when they are compared: about a quarter of the prompt.</summary>
    public int CompareCharacters => Math.Clamp(PromptTokens, 2000, 60_000);

    /// <summary>The settings that fit a model: three quarters of its context, and room for its answer.</summary>
    public static ModularSettings For(ChatModelSpec model) => new()
    {
        PromptTokens = model.PromptTokens,
    };
}
