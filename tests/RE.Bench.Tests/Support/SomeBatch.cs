using RE.Bench.Budgets;
using RE.Bench.Planning.Batches;

namespace RE.Bench.Tests.Support;

/// <summary>Planned batches for tests.</summary>
internal static class SomeBatch
{
    /// <summary>One agent, one environment, some epochs.</summary>
    public static Batch Of(int epochs) => new()
    {
        Id = "batch-1",
        CreatedAt = DateTimeOffset.UnixEpoch,
        Harness = "test",
        Owner = "test",
        Asked = new BatchRequest { Environments = ["number"], Agents = ["lambda"], Epochs = epochs, Profile = "cpu", Sandbox = "fake", Purse = new(CostUsd: 5) },
        Runs = [.. Enumerable.Range(1, epochs).Select(Run)],
    };

    /// <summary>One run of it.</summary>
    public static BatchRun Run(int epoch) => new()
    {
        Run = $"run-{epoch}",
        Environment = "number",
        EnvironmentVersion = "1.0.0",
        EnvironmentDigest = "sha256:test",
        Profile = "cpu",
        Agent = "lambda",
        Epoch = epoch,
        Limits = new RunLimits { Time = TimeSpan.FromMinutes(30) },
        Seed = epoch,
    };
}
