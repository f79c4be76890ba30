using System.Text.Json;
using RE.Bench.Budgets;

namespace RE.Bench.Planning.Batches;

/// <summary>One run that a batch plans.</summary>
public sealed record BatchRun
{
    /// <summary>Id of the run, also its folder's name in the batch's folder.</summary>
    public required string Run { get; init; }

    /// <summary>Slug of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Version of the environment.</summary>
    public required string EnvironmentVersion { get; init; }

    /// <summary>Digest of the environment's definition and files.</summary>
    public required string EnvironmentDigest { get; init; }

    /// <summary>Name of the profile.</summary>
    public required string Profile { get; init; }

    /// <summary>The agent as results name it.</summary>
    public required string Agent { get; init; }

    /// <summary>The agent in every part, for going on with the batch; null where its name says all.</summary>
    public JsonElement? Definition { get; init; }

    /// <summary>Which attempt of this agent on this environment, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>What the run may spend.</summary>
    public required RunLimits Limits { get; init; }

    /// <summary>Seed of the run.</summary>
    public required long Seed { get; init; }

    /// <summary>True when the other is the same attempt, whatever its definition and limits.</summary>
    /// <param name="other">A planned run.</param>
    public bool IsSameAttempt(BatchRun other) => (Environment, Agent, Epoch) == (other.Environment, other.Agent, other.Epoch);
}
