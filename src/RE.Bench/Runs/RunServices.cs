using RE.Bench.Budgets;
using RE.Bench.Environments.Services;
using RE.Bench.Events;
using RE.Bench.Models;
using RE.Bench.Runs.Scheduling;
using RE.Bench.Sandboxes;
using RE.Bench.Scoring;

namespace RE.Bench.Runs;

/// <summary>What runs are done with; wired once, in the composition of the program.</summary>
public sealed record RunServices
{
    /// <summary>Where time comes from.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Makes the sandboxes.</summary>
    public required ISandboxProvider Sandboxes { get; init; }

    /// <summary>Scores sealed submissions.</summary>
    public required IScorerProcess Scorer { get; init; }

    /// <summary>Makes the agent's model, told of its waits; null when the agent has no model.</summary>
    public Func<IProviderWaits, ChatModel>? Model { get; init; }

    /// <summary>Keeps timed scorings apart from all others on this machine; null where nobody else scores.</summary>
    public ScoringTurns? Turns { get; init; }

    /// <summary>Seeds of scorings, by row, that a repeated run takes from the first one; those that are not here are drawn.</summary>
    public IReadOnlyDictionary<int, long> Seeds { get; init; } = new Dictionary<int, long>();

    /// <summary>What the batch of the run may spend on calls, shared by its runs; null = no more than each run's own limits.</summary>
    public Purse? Purse { get; init; }

    /// <summary>Services that environments may offer to their sandboxes.</summary>
    public IReadOnlyList<IRunServiceMaker> ServiceMakers { get; init; } = [];

    /// <summary>Hears what a live agent's program prints; null = nobody.</summary>
    public IExecOutput? ProgramOutput { get; init; }

    /// <summary>Told of each journal entry once it is on disk.</summary>
    public IReadOnlyList<IRunObserver> Observers { get; init; } = [];
}
