using RE.Bench.Events;
using RE.Bench.Planning;

namespace RE.Bench.Cli.Commands;

/// <summary>What was typed after <c>rebench run</c>.</summary>
internal sealed record RunArguments
{
    public required IReadOnlyList<string> Environments { get; init; }

    public required IReadOnlyList<string> Agents { get; init; }

    public required BatchArguments Batch { get; init; }

    /// <summary>True when <see cref="Out"/> was typed and is no default.</summary>
    public required bool IsOutTyped { get; init; }

    /// <summary>True for anything but one agent's one attempt on one environment.</summary>
    public bool IsBatch => Batch.Folder is not null || Environments.Count * Agents.Count * (Batch.Epochs ?? 1) > 1;

    /// <summary>Model of a command-line agent.</summary>
    public string? Model { get; init; }

    /// <summary>Host folders of a command-line agent.</summary>
    public IReadOnlyList<string> Mounts { get; init; } = [];

    public required string Profile { get; init; }

    public required string Sandbox { get; init; }

    public TimeSpan? Time { get; init; }

    public long? Tokens { get; init; }

    public decimal? CostUsd { get; init; }

    public int? Messages { get; init; }

    public TimeSpan? Wall { get; init; }

    public int? Scores { get; init; }

    /// <summary>File that the run is recorded into; null = none.</summary>
    public string? Record { get; init; }

    public required ModelChoices Models { get; init; }

    public long? Seed { get; init; }

    public required string Out { get; init; }

    public bool KeepHome { get; init; }

    public required HumanFacts Human { get; init; }

    public required ScreenChoice View { get; init; }

    public RunOptions ToOptions(string sandbox, Composition composition) => new()
    {
        Profile = Profile,
        Sandbox = sandbox,
        Time = Time,
        Tokens = Tokens,
        CostUsd = CostUsd,
        Messages = Messages,
        Wall = Wall,
        Scores = Scores,
        WeakModel = composition.WeakModelName,
        Seed = Seed,
        RunsFolder = Out,
        KeepHome = KeepHome,
        Human = Human,
        Owner = composition.Owner,
        Harness = composition.Version,
    };
}
