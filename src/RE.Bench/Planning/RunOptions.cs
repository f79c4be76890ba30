using RE.Bench.Events;

namespace RE.Bench.Planning;

/// <summary>What a person asked for when starting a run.</summary>
public sealed record RunOptions
{
    /// <summary>Name of the profile.</summary>
    public string Profile { get; init; } = "cpu";

    /// <summary>The sandbox that was chosen: <c>docker</c> or <c>bwrap</c>.</summary>
    public required string Sandbox { get; init; }

    /// <summary>Time budget; null = the profile's.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Token limit; null = none.</summary>
    public long? Tokens { get; init; }

    /// <summary>Cost limit in US dollars; null = none.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Limit of model replies; null = none.</summary>
    public int? Messages { get; init; }

    /// <summary>Limit of wall time; null = none.</summary>
    public TimeSpan? Wall { get; init; }

    /// <summary>Limit of scorings that the agent asks for; null = none.</summary>
    public int? Scores { get; init; }

    /// <summary>Model for environments that scaffold one; null = their simulated one.</summary>
    public string? WeakModel { get; init; }

    /// <summary>Seed of the run; null = drawn.</summary>
    public long? Seed { get; init; }

    /// <summary>Id of the run, planned before; null = a new one.</summary>
    public string? Run { get; init; }

    /// <summary>Folder of all runs.</summary>
    public required string RunsFolder { get; init; }

    /// <summary>Keep the agent's home folder when the run is over.</summary>
    public bool KeepHome { get; init; }

    /// <summary>The person who attempts it; null when none does.</summary>
    public HumanFacts? Human { get; init; }

    /// <summary>Who may sweep the sandbox.</summary>
    public required string Owner { get; init; }

    /// <summary>Version of the harness.</summary>
    public required string Harness { get; init; }
}
