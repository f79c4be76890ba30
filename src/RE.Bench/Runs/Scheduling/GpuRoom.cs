using RE.Bench.Planning.Resources;

namespace RE.Bench.Runs.Scheduling;

/// <summary>Gives GPUs to runs: each to one run at a time, and none on which another process computes.</summary>
internal sealed class GpuRoom(string folder, IReadOnlyList<GpuDevice> devices, IGpuProbe probe)
{
    /// <summary>Locks as many GPUs as are wanted, or none and says why.</summary>
    public async Task<(IReadOnlyList<HeldGpu> Held, string? Reason)> TakeAsync(GpuNeed need, IReadOnlyList<string> earlier, CancellationToken cancellationToken)
    {
        var busy = (await probe.ProcessesAsync(cancellationToken)).ToLookup(process => process.Uuid);
        var held = new List<HeldGpu>();
        var reasons = new List<string>();

        // The frozen sandbox of a run that goes on is itself a process on these.
        var usable = earlier.Count > 0 ? devices.Where(device => earlier.Contains(device.Uuid)) : devices.Where(device => device.MemoryBytes >= need.MemoryBytes);
        foreach (var device in usable.TakeWhile(_ => held.Count < need.Count))
        {
            if (LocksFolder.TryLock(Path.Combine(folder, $"{device.Uuid}.lock"), alone: true) is not { } file)
            {
                reasons.Add($"{device.Uuid} is another run's");
            }
            else if (earlier.Count == 0 && busy[device.Uuid].ToList() is { Count: > 0 } processes)
            {
                await file.DisposeAsync();
                reasons.Add($"on {device.Uuid} computes {string.Join(", ", processes.Take(3).Select(process => $"process {process.Process} ({process.Name})"))}");
            }
            else
            {
                held.Add(new HeldGpu(device.Uuid, file));
            }
        }

        if (held.Count == need.Count)
        {
            return (held, null);
        }

        held.ForEach(gpu => gpu.Lock.Dispose());
        return ([], $"it waits for {need.Count} {(need.Count == 1 ? "GPU" : "GPUs")}, and {held.Count} {(held.Count == 1 ? "is" : "are")} free: {(reasons.Count > 0 ? string.Join("; ", reasons) : "the machine has no other")}");
    }
}
