using RE.Bench.Planning.Batches;

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

    /// <summary>What all runs together may spend.</summary>
    public BatchPurse Purse { get; init; } = new();

    /// <summary>Time on the wall after which no run begins and those that go on are scored and ended; null = no limit.</summary>
    public TimeSpan? Wall { get; init; }
}
