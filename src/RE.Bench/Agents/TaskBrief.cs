namespace RE.Bench.Agents;

/// <summary>What an agent is told before it starts.</summary>
public sealed record TaskBrief
{
    /// <summary>Slug of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The instructions, with the profile's numbers filled in.</summary>
    public required string Instructions { get; init; }

    /// <summary>Time budget.</summary>
    public required TimeSpan TimeLimit { get; init; }

    /// <summary>Whether score replies hold the number.</summary>
    public required bool ScoreVisible { get; init; }

    /// <summary>True when a higher score is better.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>Commands found in the sandbox, among <c>bash sh python3 dotnet gcc rustc</c>.</summary>
    public required IReadOnlyList<string> Tools { get; init; }

    /// <summary>The run's seed: the only chance that an agent may use.</summary>
    public long Seed { get; init; }

    /// <summary>Folder of the reference solution on the host; only for the reference agent, else null.</summary>
    public string? ReferenceFolder { get; init; }
}
