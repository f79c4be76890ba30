namespace RE.Bench.Cli.Commands;

/// <summary>What was typed of many runs at once.</summary>
internal sealed record BatchArguments
{
    /// <summary>How often each agent attempts each environment; null = once, or as the batch has it.</summary>
    public int? Epochs { get; init; }

    /// <summary>Most runs at a time; null = as many as fit.</summary>
    public int? Parallel { get; init; }

    /// <summary>Cores to give away; null = all.</summary>
    public double? Cores { get; init; }

    /// <summary>Folder of a batch to go on with; null = none.</summary>
    public string? Folder { get; init; }

    /// <summary>US dollars that all runs together may spend; null = no limit.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Tokens that all runs together may spend; null = no limit.</summary>
    public long? Tokens { get; init; }
}
