using RE.Bench.Events;
using RE.Bench.Planning;

namespace RE.Bench.Cli.Commands;

/// <summary>What was typed after <c>rebench run</c>.</summary>
internal sealed record RunArguments
{
    public required string Environment { get; init; }

    public required string Agent { get; init; }

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
        Seed = Seed,
        RunsFolder = Out,
        KeepHome = KeepHome,
        Human = Human,
        Owner = composition.Owner,
        Harness = composition.Version,
    };
}
