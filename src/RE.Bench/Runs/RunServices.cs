using RE.Bench.Events;
using RE.Bench.Models;
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

    /// <summary>Hears what a live agent's program prints; null = nobody.</summary>
    public IExecOutput? ProgramOutput { get; init; }

    /// <summary>Told of each journal entry once it is on disk.</summary>
    public IReadOnlyList<IRunObserver> Observers { get; init; } = [];
}
