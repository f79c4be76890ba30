using System.ComponentModel;

namespace RE.Bench.Environments;

/// <summary>One environment as its <c>environment.yaml</c> declares it.</summary>
public sealed record EnvironmentDefinition
{
    /// <summary>Name on the command line and of the folder, such as <c>scaling-law</c>.</summary>
    [Description("Name on the command line; equals the folder's name. Lower-case words joined by '-'.")]
    public required string Slug { get; init; }

    /// <summary>Name for people.</summary>
    [Description("Name for people.")]
    public required string Title { get; init; }

    /// <summary>Semantic version; changes whenever scores could.</summary>
    [Description("Semantic version of the environment; changes whenever scores could.")]
    public required string Version { get; init; }

    /// <summary>One sentence on what is asked.</summary>
    [Description("One sentence on what is asked.")]
    public required string Summary { get; init; }

    /// <summary>The project's canary GUID, so that training sets can filter this file.</summary>
    [Description("The project's canary GUID.")]
    public required string Canary { get; init; }

    /// <summary>Paths below <c>/home/agent/solution</c> that are sealed and scored.</summary>
    [Description("Files or folders below /home/agent/solution that are sealed and scored.")]
    public required IReadOnlyList<string> Submission { get; init; }

    /// <summary>How scores are read and chosen.</summary>
    [Description("How scores are read and chosen.")]
    public required ScoreRules Score { get; init; }

    /// <summary>Sizes by name: <c>cpu</c>, <c>gpu</c>.</summary>
    [Description("Sizes of the environment by name: cpu, gpu.")]
    public required IReadOnlyDictionary<string, ProfileDefinition> Profiles { get; init; }
}
