using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Bubblewrap;

/// <summary>Where the bubblewrap provider works; tests point it elsewhere.</summary>
public sealed record BubblewrapOptions
{
    /// <summary>Folder with the control folders of all runs; short, because socket paths are limited.</summary>
    public string ControlRoot { get; init; } = Environment.GetEnvironmentVariable("REBENCH_CONTROL") is { Length: > 0 } named ? named : ControlFolder.DefaultRoot;

    /// <summary>Where control groups are mounted.</summary>
    public string ControlGroupRoot { get; init; } = "/sys/fs/cgroup";

    /// <summary>Path of the guest; null = found when needed.</summary>
    public string? GuestBinary { get; init; }
}
