using RE.Bench.Planning.Batches;
using RE.Bench.Planning.Resources;

namespace RE.Bench.Planning.Estimates;

/// <summary>Plays a batch through on an empty machine, each run taking all of its time.</summary>
/// <param name="machine">What there is.</param>
/// <param name="freeDisk">Free bytes of the runs' disk.</param>
/// <param name="parallel">Most runs at a time; null = as many as fit.</param>
public sealed class BatchEstimator(MachineResources machine, long freeDisk, int? parallel)
{
    private readonly List<(PlannedNeed Run, TimeSpan End)> _running = [];
    private (int Runs, long Disk) _most;

    /// <summary>Why runs could never begin here: one line for each environment; empty when all could.</summary>
    public IReadOnlyList<string> NeverFit(IReadOnlyList<PlannedNeed> runs) =>
        [.. runs.Select(run => (run.Run.Environment, run.Run.Profile, Reason: Join(machine.NeverFits(run.Need), run.Need.DiskBytes > freeDisk ? Disk(run.Need) : null)))
            .Where(run => run.Reason is not null).Distinct()
            .Select(run => $"'{run.Environment}' ({run.Profile}) cannot run on this machine: {run.Reason}.")];

    /// <summary>The estimate; every run fits by itself.</summary>
    /// <param name="runs">The runs that are not over, in order.</param>
    /// <param name="over">Runs that are over.</param>
    /// <param name="purse">What all together may spend.</param>
    public BatchEstimate Estimate(IReadOnlyList<PlannedNeed> runs, int over, BatchPurse purse)
    {
        var begun = Play(runs);
        var estimates = runs.Select(run => begun[run.Run.Run]).ToList();
        var unknown = estimates.Count(run => run.CostUsd is null);
        var bounded = unknown == 0 ? estimates.Sum(run => run.CostUsd) : null;
        return new BatchEstimate
        {
            Runs = estimates,
            Over = over,
            Time = estimates.Aggregate(TimeSpan.Zero, (sum, run) => sum + run.Time),
            Wall = estimates.Select(run => run.Begins + run.Time).DefaultIfEmpty().Max(),
            GpuHours = estimates.Sum(run => run.Gpus * run.Time.TotalHours),
            CostUsd = bounded is { } sum && purse.CostUsd is { } cost ? Math.Min(sum, cost) : bounded ?? purse.CostUsd,
            UnknownCosts = purse.CostUsd is null ? unknown : 0,
            DiskBytes = _most.Disk,
            AtOnce = _most.Runs,
        };
    }

    private Dictionary<string, RunEstimate> Play(IReadOnlyList<PlannedNeed> runs)
    {
        var waiting = runs.ToList();
        var begun = new Dictionary<string, RunEstimate>();
        var (now, freed) = (TimeSpan.Zero, (PlannedNeed?)null);
        var reasons = new Dictionary<string, string>();
        while (waiting.Count > 0)
        {
            foreach (var run in waiting.ToList())
            {
                if (Missing(run.Need) is { } missing)
                {
                    reasons[run.Run.Run] = missing;
                    continue;
                }

                waiting.Remove(run);
                _running.Add((run, now + run.Run.Limits.Time));
                begun[run.Run.Run] = Begin(run, now, freed, reasons.GetValueOrDefault(run.Run.Run));
            }

            _most = (Math.Max(_most.Runs, _running.Count), Math.Max(_most.Disk, _running.Sum(run => run.Run.Need.DiskBytes)));
            var next = _running.MinBy(run => run.End);
            _running.Remove(next);
            (now, freed) = (next.End, next.Run);
        }

        return begun;
    }

    private string? Missing(ResourceNeed need) =>
        parallel <= _running.Count ? "its turn"
        : need.Cores > machine.Cores - _running.Sum(run => run.Run.Need.Cores) + 1e-6 ? "cores"
        : need.MemoryBytes > machine.MemoryBytes - _running.Sum(run => run.Run.Need.MemoryBytes) ? "memory"
        : need.Gpus is { } gpus && gpus.Count > machine.Gpus.Count(device => device.MemoryBytes >= gpus.MemoryBytes) - _running.Sum(run => run.Run.Need.Gpus?.Count ?? 0) ? "GPUs"
        : need.DiskBytes > freeDisk - _running.Sum(run => run.Run.Need.DiskBytes) ? "disk"
        : null;

    private static RunEstimate Begin(PlannedNeed run, TimeSpan now, PlannedNeed? freed, string? waitedFor) => new()
    {
        Run = run.Run.Run,
        Environment = run.Run.Environment,
        Agent = run.Run.Agent,
        Epoch = run.Run.Epoch,
        Time = run.Run.Limits.Time,
        Cores = run.Need.Cores,
        MemoryBytes = run.Need.MemoryBytes,
        DiskBytes = run.Need.DiskBytes,
        Gpus = run.Need.Gpus?.Count ?? 0,
        CostUsd = run.Price.AtMost(run.Run.Limits),
        Begins = now,
        After = waitedFor is null ? null : freed?.Run.Run,
        WaitsFor = waitedFor,
    };

    private string Disk(ResourceNeed need) => $"it needs {new Environments.ByteSize(need.DiskBytes)} of disk, and {new Environments.ByteSize(freeDisk)} are free";

    private static string? Join(params string?[] reasons) => string.Join("; ", reasons.OfType<string>()) is { Length: > 0 } joined ? joined : null;
}
