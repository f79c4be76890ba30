using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Scoring;

namespace RE.Bench.Runs;

/// <summary>Where a run stands, folded from its journal.</summary>
internal sealed record RunState
{
    /// <summary>Working time spent at the last entry.</summary>
    public TimeSpan Spent { get; init; }

    /// <summary>Whether the clock ran at the last entry.</summary>
    public bool ClockRuns { get; init; }

    /// <summary>Wall-clock time of the last entry.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Wall time from the agent's start, with a harness at work.</summary>
    public TimeSpan Wall { get; init; }

    /// <summary>True once the agent began to work.</summary>
    public bool HasBegun { get; init; }

    /// <summary>Steps by number, finished or not.</summary>
    public IReadOnlyDictionary<int, RecordedStep> Steps { get; init; } = new Dictionary<int, RecordedStep>();

    /// <summary>Rows of the ledger.</summary>
    public IReadOnlyList<LedgerRow> Rows { get; init; } = [];

    /// <summary>For each row the agent's step that asked for it; null for the harness's own.</summary>
    public IReadOnlyList<int?> RowSteps { get; init; } = [];

    /// <summary>A scoring that began and has no row yet.</summary>
    public OpenScoring? Open { get; init; }

    /// <summary>How the agent stopped; null while it works or when it shall go on.</summary>
    public RunEvent.AgentExited? Exit { get; init; }

    /// <summary>True when what the agent left was scored.</summary>
    public bool FinalDone { get; init; }

    /// <summary>How the run ended; null while it is open.</summary>
    public RunEvent.RunEnded? End { get; init; }

    /// <summary>Commands found in the sandbox.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>True once a sandbox was made; its home folder holds the agent's files.</summary>
    public bool HasHome { get; init; }

    /// <summary>Model use so far.</summary>
    public UsageTotals Usage { get; init; } = UsageTotals.None;

    /// <summary>Calls of the environment's services so far, by name.</summary>
    public IReadOnlyDictionary<string, int> ServiceCalls { get; init; } = new Dictionary<string, int>();

    /// <summary>Highest warning given, in percent.</summary>
    public int Warned { get; init; }

    /// <summary>A person's idle time.</summary>
    public IdleTotal Idle { get; init; } = IdleTotal.None;

    /// <summary>Folds all entries.</summary>
    public static RunState From(IEnumerable<JournalEntry> entries) => entries.Aggregate(new RunState(), (state, entry) => state.With(entry));

    /// <summary>The state in which another harness takes the run over: an infrastructure failure is forgiven, all else stands.</summary>
    /// <param name="spent">Working time, the gap's charge included.</param>
    public RunState Reopen(TimeSpan spent) =>
        this with { Spent = spent, ClockRuns = false, End = null, Exit = Exit is { Outcome: RunOutcomes.InfrastructureFailed } ? null : Exit };

    /// <summary>What the run has spent on calls.</summary>
    public Spending Spending => new(Usage.Tokens, Usage.CostUsd ?? 0, Usage.Messages, Rows.Count(row => row is { Purpose: "requested", Outcome: not "crashed" }));

    private RunState With(JournalEntry entry) => Apply(entry.Event, entry) with
    {
        Spent = entry.Clock,
        LastAt = entry.At,
        Wall = Wall + WallOf(entry),
        HasBegun = HasBegun || entry.Event is RunEvent.ClockStarted,
        Idle = Idle.With(entry.Event, entry.Clock),
    };

    // While the clock runs it measures best; the host's clock, which people may set, is only asked for the pauses.
    private TimeSpan WallOf(JournalEntry entry)
    {
        var took = ClockRuns || entry.Event is RunEvent.HarnessResumed ? entry.Clock - Spent : entry.At - LastAt - ((entry.Event as RunEvent.HostClockSet)?.By ?? TimeSpan.Zero);
        return HasBegun && took > TimeSpan.Zero ? took : TimeSpan.Zero;
    }

    private RunState Apply(RunEvent happened, JournalEntry entry) => happened switch
    {
        RunEvent.ClockStarted => this with { ClockRuns = true },
        RunEvent.ClockPaused => this with { ClockRuns = false },
        RunEvent.HarnessResumed => Reopen(entry.Clock),
        RunEvent.SandboxStarted started => this with { Tools = started.Tools, HasHome = true },
        RunEvent.SandboxFound found => this with { Tools = found.Tools },
        RunEvent.StepStarted step => this with { Steps = Put(new RecordedStep(step.Step, step.Action, step.Request, null, entry.Clock)) },
        RunEvent.StepEnded step => this with { Steps = Put(Steps[step.Step] with { Reply = step.Reply, EndedAt = entry.Clock, EndedTime = entry.At, Usage = step.Usage }), Usage = Usage.Plus(step.Usage) },
        RunEvent.ScoringStarted scoring => this with { Open = new OpenScoring(scoring.Row, scoring.Purpose, scoring.Step, entry.Clock, null) },
        RunEvent.SubmissionSealed found => this with { Open = Open! with { Sealed = found } },
        RunEvent.SubmissionScored scored => this with { Rows = [.. Rows, scored.Row], RowSteps = [.. RowSteps, Open?.Step], Open = null, FinalDone = scored.Row.Purpose is "final" or LedgerRow.Confirming },
        RunEvent.ServiceCalled service => this with { ServiceCalls = new Dictionary<string, int>(ServiceCalls) { [service.Service] = service.Total } },
        RunEvent.WarningGiven warning => this with { Warned = warning.Percent },
        RunEvent.AgentExited exit => this with { Exit = exit, FinalDone = false },
        RunEvent.RunEnded end => this with { End = end, ClockRuns = false },
        _ => this,
    };

    private Dictionary<int, RecordedStep> Put(RecordedStep step)
    {
        // One dictionary serves the whole fold: states of earlier entries are never kept.
        var steps = Steps as Dictionary<int, RecordedStep> ?? [];
        steps[step.Number] = step;
        return steps;
    }
}
