using System.Globalization;
using RE.Bench.Environments;
using RE.Bench.Planning.Resources;

namespace RE.Bench.Runs.Scheduling;

/// <summary>
/// What runs of all harnesses of this machine have taken of its cores, memory and GPUs: a locked file each, so that a process that dies gives
/// all of it back.
/// </summary>
/// <param name="folder">The machine's folder of locks.</param>
/// <param name="machine">What there is.</param>
/// <param name="gpus">Says who computes on the GPUs.</param>
/// <param name="time">Spaces the tries for the ledger itself.</param>
public sealed class MachineLedger(string folder, MachineResources machine, IGpuProbe gpus, TimeProvider time)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);
    private readonly GpuRoom _room = new(folder, machine.Gpus, gpus);

    /// <summary>Takes a place if there is one.</summary>
    /// <param name="run">The run.</param>
    /// <param name="need">What it needs.</param>
    /// <param name="earlier">GPUs on which its frozen sandbox stands already; empty for a new run.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="Budgets.UserErrorException">The folder of locks cannot be used.</exception>
    public async Task<BerthOffer> TryTakeAsync(string run, ResourceNeed need, IReadOnlyList<string> earlier, CancellationToken cancellationToken)
    {
        await using var turn = await TurnAsync(cancellationToken);
        var others = Others();
        return Missing(need, others) is { } missing ? new BerthOffer.Full(missing) : await TakeAsync(run, need, earlier, cancellationToken);
    }

    /// <summary>Takes a place for a run that a person started by itself: its cores and memory are noted and not waited for, its GPUs are its own.</summary>
    /// <param name="run">The run.</param>
    /// <param name="need">What it needs.</param>
    /// <param name="earlier">GPUs on which its frozen sandbox stands already; empty for a new run.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<BerthOffer> NoteAsync(string run, ResourceNeed need, IReadOnlyList<string> earlier, CancellationToken cancellationToken)
    {
        await using var turn = await TurnAsync(cancellationToken);
        return await TakeAsync(run, need, earlier, cancellationToken);
    }

    private async Task<BerthOffer> TakeAsync(string run, ResourceNeed need, IReadOnlyList<string> earlier, CancellationToken cancellationToken)
    {
        var (devices, reason) = need.Gpus is { } wanted ? await _room.TakeAsync(wanted, earlier, cancellationToken) : ([], null);
        if (reason is not null)
        {
            return new BerthOffer.Full(reason);
        }

        var claim = Path.Combine(folder, new MachineClaim(run, Environment.ProcessId, need.Cores, need.MemoryBytes).FileName);
        return LocksFolder.TryLock(claim, alone: true) is { } file
            ? new BerthOffer.Taken(new Berth(claim, [.. devices.Select(device => device.Uuid)], [file, .. devices.Select(device => device.Lock)]))
            : new BerthOffer.Full($"the run '{run}' has a place already");
    }

    private string? Missing(ResourceNeed need, IReadOnlyList<MachineClaim> others)
    {
        var (cores, memory) = (machine.Cores - others.Sum(claim => claim.Cores), machine.MemoryBytes - others.Sum(claim => claim.MemoryBytes));
        var what = need.Cores > cores + 1e-6 ? string.Create(CultureInfo.InvariantCulture, $"{need.Cores:0.##} cores, and {Math.Max(0, cores):0.##} of {machine.Cores:0.##} are free")
            : need.MemoryBytes > memory ? $"{new ByteSize(need.MemoryBytes)} of memory, and {new ByteSize(Math.Max(0, memory))} of {new ByteSize(machine.MemoryBytes)} are free"
            : null;
        return what is null ? null : $"it waits for {what}; {Holders(others)}";
    }

    private static string Holders(IReadOnlyList<MachineClaim> others) => others.Count == 0
        ? "no run has them"
        : $"the rest is taken by {string.Join(", ", others.Take(3).Select(claim => $"'{claim.Run}' (process {claim.Process})"))}{(others.Count > 3 ? $" and {others.Count - 3} more" : "")}";

    private List<MachineClaim> Others()
    {
        var found = new List<MachineClaim>();
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + MachineClaim.Extension) : [])
        {
            if (MachineClaim.TryParse(file) is { } claim && !IsDead(file))
            {
                found.Add(claim);
            }
        }

        return found;
    }

    private static bool IsDead(string claim)
    {
        try
        {
            using var file = LocksFolder.TryLock(claim, alone: true);
            if (file is not null)
            {
                File.Delete(claim);
            }

            return file is not null;
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException or Budgets.UserErrorException)
        {
            // Another user's, which only that one may remove.
            return false;
        }
    }

    private async Task<FileStream> TurnAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (LocksFolder.TryLock(Path.Combine(folder, "ledger.lock"), alone: true) is { } turn)
            {
                return turn;
            }

            await Task.Delay(BetweenTries, time, cancellationToken);
        }
    }
}
