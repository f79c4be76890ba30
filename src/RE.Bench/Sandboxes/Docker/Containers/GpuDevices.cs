using System.Globalization;
using Docker.DotNet.Models;
using RE.Bench.Budgets;

namespace RE.Bench.Sandboxes.Docker.Containers;

/// <summary>Asks the engine for GPUs, and reads back whether they came: some engines drop the request in silence.</summary>
internal static class GpuDevices
{
    /// <summary>Prints a line a GPU, by the driver's tool, else by device file.</summary>
    public const string CountScript = "nvidia-smi -L 2>/dev/null || ls -d /dev/nvidia[0-9]* 2>/dev/null || true";

    public static DeviceRequest Request(GpuRequest gpus) => new()
    {
        Driver = "nvidia",
        Count = gpus.Uuids.Count == 0 ? gpus.Count : 0,
        DeviceIDs = [.. gpus.Uuids],
        Capabilities = [["gpu", "compute", "utility"]],
    };

    /// <summary>The person's error that this refusal of a start is about, or null when it is about something else.</summary>
    public static UserErrorException? ErrorOf(SandboxUnavailableException refusal, GpuRequest? gpus, Uri engine)
    {
        string[] signs = ["could not select device driver", "nvidia-container-cli", "unknown device", "unresolvable CDI devices"];
        return gpus is not null && signs.Any(sign => refusal.Message.Contains(sign, StringComparison.Ordinal))
            ? new UserErrorException(
                $"The profile asks for {Describe(gpus)}, but the Docker engine at '{engine}' cannot give it. Install the NVIDIA driver and the NVIDIA Container Toolkit, run 'nvidia-ctk runtime configure --runtime=docker' and restart the engine, or choose '--profile cpu'. {refusal.Message}",
                refusal)
            : null;
    }

    /// <exception cref="UserErrorException">Fewer GPUs are inside than were asked for.</exception>
    public static void Check(string printed, GpuRequest gpus, Uri engine)
    {
        var seen = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line.StartsWith("GPU ", StringComparison.Ordinal) || line.StartsWith("/dev/nvidia", StringComparison.Ordinal))
            .ToList();
        var missing = gpus.Uuids.Where(uuid => !seen.Any(line => line.Contains(uuid, StringComparison.Ordinal) || line.StartsWith('/'))).ToList();
        var wanted = gpus.Uuids.Count == 0 ? gpus.Count : gpus.Uuids.Count;
        if (missing.Count > 0 || seen.Count < wanted)
        {
            throw new UserErrorException(
                $"The profile asks for {Describe(gpus)}, and the engine at '{engine}' started the sandbox, but inside there {(seen.Count == 1 ? "is 1 GPU" : string.Create(CultureInfo.InvariantCulture, $"are {seen.Count} GPUs"))}. Check 'nvidia-smi -L' on the host and that the engine passes devices on (Podman's Docker interface does not).");
        }
    }

    private static string Describe(GpuRequest gpus) => gpus.Uuids.Count > 0
        ? $"the GPUs {string.Join(", ", gpus.Uuids.Select(uuid => $"'{uuid}'"))}"
        : string.Create(CultureInfo.InvariantCulture, $"{gpus.Count} GPU{(gpus.Count == 1 ? "" : "s")}");
}
