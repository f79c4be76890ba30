using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Runs.Scheduling;

namespace RE.Bench.Runs;

/// <summary>One harness process at work on one run: its lock, journal, clock and, once provisioned, its sandbox.</summary>
internal sealed class RunSession : IAsyncDisposable
{
    private readonly RunLock _lock;

    private RunSession(PlannedRun plan, RunLock runLock, Journal journal, RunState past, RunServices services)
    {
        (Plan, _lock, Journal, Past) = (plan, runLock, journal, past);
        var limits = plan.Facts.Limits;
        Clock = new RunClock(services.Time, limits.Time, past.Spent, limits.Wall is { } wall ? new WallLimit(wall, past.Wall) : null);

        // An agent without a model takes nothing from its batch, and goes on when that is spent.
        Purse = (services.Model is null ? null : services.Purse?.Child(plan.Facts.Run, PurseLimits.Of(limits))) ?? new Purse(PurseLimits.Of(limits));
        Purse.CatchUp(past.Spending);
        Seeds = services.Seeds;
        Journal.Clock = () => Clock.Spent;
        Gate = new ClockGate(Clock, Journal);
        Turns = services.Turns;
    }

    /// <summary>What the run is made from.</summary>
    public PlannedRun Plan { get; }

    /// <summary>The truth about it.</summary>
    public Journal Journal { get; }

    /// <summary>Where it stood when this process took it over.</summary>
    public RunState Past { get; }

    /// <summary>Its clock.</summary>
    public RunClock Clock { get; }

    /// <summary>What it may spend on calls.</summary>
    public Purse Purse { get; }

    /// <summary>Seeds that scorings take from the run that is repeated, by row.</summary>
    public IReadOnlyDictionary<int, long> Seeds { get; }

    /// <summary>Keeps clock and sandbox in step.</summary>
    public ClockGate Gate { get; }

    /// <summary>Keeps timed scorings apart; null where nobody else scores.</summary>
    public ScoringTurns? Turns { get; }

    /// <summary>True when processes of an earlier sandbox are lost.</summary>
    public bool SandboxWasReplaced { get; set; }

    /// <summary>Begins a new run.</summary>
    public static RunSession Begin(PlannedRun plan, RunServices services)
    {
        MakeFolder(plan.Folder);
        var held = RunLock.Take(plan.Folder);
        try
        {
            var journal = Journal.Create(plan.Folder.Journal, services.Time, services.Observers);
            var session = new RunSession(plan, held, journal, new RunState(), services);
            journal.Append(new RunEvent.RunStarted(plan.Facts));
            return session;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Takes over a run whose harness is gone.</summary>
    public static RunSession TakeOver(PlannedRun plan, RunServices services)
    {
        var held = RunLock.Take(plan.Folder);
        try
        {
            var content = JournalContent.Read(plan.Folder.Journal);
            var past = RunState.From(content.Entries);
            var journal = Journal.Continue(plan.Folder.Journal, content, services.Time, services.Observers);
            var charged = LostTime.Charge(past, services.Time.GetUtcNow());
            var reopened = past.Reopen(past.Spent + charged);
            var session = new RunSession(plan, held, journal, reopened, services);
            journal.Append(new RunEvent.HarnessResumed(charged, content.TornBytes));
            return session;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static void MakeFolder(RunFolder folder)
    {
        try
        {
            Directory.CreateDirectory(folder.Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The run folder '{folder.Path}' cannot be made: {failure.Message} Choose a folder that you may write with --out.", failure);
        }
    }

    /// <summary>Closes the journal and lets go of the run; the sandbox is not touched.</summary>
    public async ValueTask DisposeAsync()
    {
        Gate.Dispose();
        Clock.Dispose();
        await Journal.DisposeAsync();
        _lock.Dispose();
    }
}
