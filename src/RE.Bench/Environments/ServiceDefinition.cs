using System.ComponentModel;

namespace RE.Bench.Environments;

/// <summary>A service that the harness offers to the agent's sandbox while it works.</summary>
public sealed record ServiceDefinition
{
    /// <summary>Its name; the variable <c>REBENCH_NAME_URL</c> in the sandbox says where it is.</summary>
    [Description("Name of the service, lower-case letters; REBENCH_NAME_URL in the sandbox says where it is.")]
    public required string Name { get; init; }

    /// <summary>How many calls of it a run may make.</summary>
    [Description("How many calls of it a run may make.")]
    public required int Calls { get; init; }
}
