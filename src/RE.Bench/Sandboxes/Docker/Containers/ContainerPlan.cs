using System.Globalization;
using Docker.DotNet.Models;
using RE.Bench.Sandboxes.Docker.Images;

namespace RE.Bench.Sandboxes.Docker.Containers;

/// <summary>Turns a specification into the engine's words: what a container of ours may and may not do.</summary>
internal sealed record ContainerPlan
{
    private const string TemporaryOptions = "rw,exec,nosuid,nodev,mode=1777";

    public required SandboxSpec Spec { get; init; }

    public required ReadyImage Image { get; init; }

    /// <summary>User and group id of every process inside.</summary>
    public required int UserId { get; init; }

    /// <summary>Program and arguments of the first process.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Variables of the first process, beside the image's own.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Read-only mounts beside the specification's: control folder, user table, toolchains.</summary>
    public required IReadOnlyList<SandboxMount> Mounts { get; init; }

    public required ContainerLabels Labels { get; init; }

    public CreateContainerParameters ToParameters() => new()
    {
        Image = Image.Tag,
        Hostname = "sandbox",
        User = string.Create(CultureInfo.InvariantCulture, $"{UserId}:{UserId}"),
        Entrypoint = [.. Command],
        Cmd = [],
        WorkingDir = "/home/agent",
        Env = [.. Environment.Select(one => $"{one.Key}={one.Value}")],
        Labels = Labels.ToDictionary(),
        NetworkDisabled = true,
        AttachStdin = false,
        AttachStdout = false,
        AttachStderr = false,
        HostConfig = ToHostConfig(Spec.Resources),
    };

    private HostConfig ToHostConfig(SandboxResources resources) => new()
    {
        NetworkMode = "none",
        IpcMode = "private",
        ReadonlyRootfs = true,
        CapDrop = ["ALL"],
        SecurityOpt = ["no-new-privileges"],
        Memory = resources.MemoryBytes,
        MemorySwap = resources.MemoryBytes,
        NanoCPUs = (long)(resources.Cpus * 1_000_000_000),
        PidsLimit = resources.Pids,
        ShmSize = resources.SharedMemoryBytes,
        Tmpfs = Temporary(resources),
        Ulimits = Limits(resources),
        LogConfig = new LogConfig { Type = "none" },
        Mounts = [.. Spec.Mounts.Concat(Mounts).Select(ReadOnly), new Mount { Type = "bind", Source = Spec.WorkspaceFolder, Target = "/home/agent" }],
        DeviceRequests = resources.Gpus is { } gpus ? [GpuDevices.Request(gpus)] : [],
    };

    // What is written there counts against the container's memory, so a full one can do no harm.
    private static Dictionary<string, string> Temporary(SandboxResources resources) => new()
    {
        ["/tmp"] = string.Create(CultureInfo.InvariantCulture, $"{TemporaryOptions},size={resources.MemoryBytes / 2}"),
        ["/var/tmp"] = string.Create(CultureInfo.InvariantCulture, $"{TemporaryOptions},size={resources.MemoryBytes / 8}"),
    };

    private static List<Ulimit> Limits(SandboxResources resources) =>
    [
        new() { Name = "core", Soft = 0, Hard = 0 },
        new() { Name = "fsize", Soft = resources.DiskBytes, Hard = resources.DiskBytes },
        new() { Name = "nofile", Soft = 4096, Hard = 4096 },

        // Several GPUs talk through locked memory; an engine without the right to raise it is asked for no more than it needs.
        .. resources.Gpus is null ? Array.Empty<Ulimit>() : [new Ulimit { Name = "memlock", Soft = -1, Hard = -1 }],
    ];

    private static Mount ReadOnly(SandboxMount mount) => new() { Type = "bind", Source = mount.HostPath, Target = mount.SandboxPath, ReadOnly = true };
}
