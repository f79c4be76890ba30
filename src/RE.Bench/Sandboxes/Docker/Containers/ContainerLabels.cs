using System.Globalization;

namespace RE.Bench.Sandboxes.Docker.Containers;

/// <summary>What is written on a container, so that it is found again and swept by nobody else.</summary>
internal sealed record ContainerLabels
{
    private const string OwnerKey = "rebench.owner";
    private const string RunKey = "rebench.run";
    private const string HarnessKey = "rebench.harness";
    private const string LeaseKey = "rebench.lease";

    public required string Owner { get; init; }

    public required string RunId { get; init; }

    /// <summary>The harness that created it; <see cref="DockerState"/> names the one that has it now, for labels cannot be changed.</summary>
    public required HarnessIdentity Harness { get; init; }

    public required TimeSpan Lease { get; init; }

    public Dictionary<string, string> ToDictionary() => new()
    {
        [OwnerKey] = Owner,
        [RunKey] = RunId,
        [HarnessKey] = Harness.ToString(),
        [LeaseKey] = Lease.TotalSeconds.ToString("0", CultureInfo.InvariantCulture),
    };

    /// <summary>Null when the labels are not ours or not whole.</summary>
    public static ContainerLabels? TryRead(IDictionary<string, string>? labels) =>
        labels is not null
        && labels.TryGetValue(OwnerKey, out var owner)
        && labels.TryGetValue(RunKey, out var run)
        && HarnessIdentity.TryParse(labels.TryGetValue(HarnessKey, out var harness) ? harness : null) is { } identity
        && labels.TryGetValue(LeaseKey, out var lease)
        && double.TryParse(lease, CultureInfo.InvariantCulture, out var seconds)
            ? new ContainerLabels { Owner = owner, RunId = run, Harness = identity, Lease = TimeSpan.FromSeconds(seconds) }
            : null;

    /// <summary>The engine's filter for one owner's containers, or for one run of it.</summary>
    public static Dictionary<string, IDictionary<string, bool>> Filter(string owner, string? runId = null)
    {
        var labels = new Dictionary<string, bool> { [$"{OwnerKey}={owner}"] = true };
        if (runId is not null)
        {
            labels[$"{RunKey}={runId}"] = true;
        }

        return new Dictionary<string, IDictionary<string, bool>> { ["label"] = labels };
    }
}
