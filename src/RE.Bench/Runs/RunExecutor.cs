using RE.Bench.Agents;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Runs.Stopping;

namespace RE.Bench.Runs;

/// <summary>Does one run: provision, work, score, tear down. It can be killed at any moment and another one resumes.</summary>
public sealed class RunExecutor(RunServices services)
{
    private static readonly TimeSpan CleanUpTime = TimeSpan.FromSeconds(60);

    // Other runs' timed scorings go first; each of them ends by itself.
    private static readonly TimeSpan TurnTime = TimeSpan.FromMinutes(30);

    /// <summary>Begins a run and sees it to its end.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="agent">Who attempts it.</param>
    /// <param name="cancellationToken">Ends the attempt; what is there is scored and the result says <c>cancelled</c>.</param>
    /// <exception cref="UserErrorException">The run cannot begin, for a reason that a person can fix.</exception>
    /// <exception cref="JournalBrokenException">The run folder's disk is full; nothing that was journaled is lost.</exception>
    public async Task<RunResult> BeginAsync(PlannedRun plan, IAgent agent, CancellationToken cancellationToken)
    {
        await using var session = RunSession.Begin(plan, services);
        return await SeeThroughAsync(session, agent, cancellationToken);
    }

    /// <summary>Goes on with a run whose harness was killed or whose infrastructure failed.</summary>
    /// <param name="plan">The run, as planned again from its journal.</param>
    /// <param name="agent">Who attempts it.</param>
    /// <param name="cancellationToken">Ends the attempt; what is there is scored.</param>
    /// <exception cref="UserErrorException">Another process works on the run, or its journal is damaged.</exception>
    /// <exception cref="JournalBrokenException">The run folder's disk is full; nothing that was journaled is lost.</exception>
    public async Task<RunResult> ResumeAsync(PlannedRun plan, IAgent agent, CancellationToken cancellationToken)
    {
        await using var session = RunSession.TakeOver(plan, services);
        return await SeeThroughAsync(session, agent, cancellationToken);
    }

    private async Task<RunResult> SeeThroughAsync(RunSession session, IAgent agent, CancellationToken cancellationToken)
    {
        var attempt = new RunAttempt(session, services);
        try
        {
            using var stop = new StopWatch(session.Plan.Folder.Path, services.Time, cancellationToken);
            var exit = session.Past.Exit ?? await AttemptAsync(attempt, agent, stop);
            await ScoreAsync(attempt);
            return await TearDownAsync(attempt, exit);
        }
        catch (Exception failure) when (InfrastructureFailures.Describe(failure) is { } reason)
        {
            return await LeaveAsync(attempt, reason);
        }
        catch (UserErrorException failure)
        {
            await LeaveAsync(attempt, failure.Message);
            throw;
        }
    }

    private static async Task<RunEvent.AgentExited> AttemptAsync(RunAttempt attempt, IAgent agent, StopWatch stop)
    {
        try
        {
            await attempt.ProvisionAsync(stop.Token);
            return await attempt.WorkAsync(agent, stop.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return attempt.Exit(RunOutcomes.Cancelled, stop.Detail);
        }
    }

    private async Task ScoreAsync(RunAttempt attempt)
    {
        using var cleanUp = new CancellationTokenSource(CleanUpTime + TurnTime + (2 * attempt.Session.Plan.Environment.Definition.Score.Timeout), services.Time);
        await attempt.ScoreFinalAsync(cleanUp.Token);
    }

    private async Task<RunResult> TearDownAsync(RunAttempt attempt, RunEvent.AgentExited exit)
    {
        using var cleanUp = new CancellationTokenSource(CleanUpTime, services.Time);
        await attempt.EndSandboxAsync(cleanUp.Token);
        RunHome.Clear(attempt.Session.Plan);
        return End(attempt, exit.Outcome, exit.Detail);
    }

    private async Task<RunResult> LeaveAsync(RunAttempt attempt, string reason)
    {
        using var cleanUp = new CancellationTokenSource(CleanUpTime, services.Time);
        await attempt.LeaveSandboxAsync(cleanUp.Token);
        return End(attempt, RunOutcomes.InfrastructureFailed, reason);
    }

    private static RunResult End(RunAttempt attempt, string outcome, string detail)
    {
        attempt.Session.Journal.Append(new RunEvent.RunEnded(outcome, detail));
        return ResultStore.Write(attempt.Session.Plan.Folder, attempt.Session.Plan.Environment.Definition);
    }
}
