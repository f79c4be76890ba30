using RE.Bench.Agents;
using RE.Bench.Agents.Recordings;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Models;
using RE.Bench.Runs.Live;
using RE.Bench.Runs.Services;
using RE.Bench.Sandboxes;
using RE.Bench.Scoring;

namespace RE.Bench.Runs;

/// <summary>The parts of one harness process's work on a run, from sandbox to final score.</summary>
internal sealed class RunAttempt
{
    private readonly RunServices _services;
    private readonly StepRunner _steps;
    private readonly ScoreDesk _scores;
    private readonly ProviderHold _hold;
    private LiveSteps? _liveSteps;
    private Action<int> _warned = _ => { };
    private Func<ValueTask> _endLive = () => ValueTask.CompletedTask;
    private bool _finalDone;

    public RunAttempt(RunSession session, RunServices services)
    {
        (Session, _services) = (session, services);
        _steps = new StepRunner(session.Journal, session.Clock, session.Past, session.Purse);
        _scores = new ScoreDesk(session, services.Scorer, services.Time, () => _liveSteps?.Usage ?? _steps.Usage);
        _hold = new ProviderHold(session.Gate, session.Journal);
        _finalDone = session.Past.FinalDone;
    }

    /// <summary>Journal, clock, plan.</summary>
    public RunSession Session { get; }

    /// <summary>Gets a sandbox with the agent's files, and row 0 of the ledger.</summary>
    public async Task ProvisionAsync(CancellationToken cancellationToken)
    {
        var sandbox = Session.Past.HasHome ? await FindOrReplaceAsync(cancellationToken) : null;
        if (sandbox is null)
        {
            RunHome.Prepare(Session.Plan);
        }

        var creating = sandbox is null ? _services.Sandboxes.CreateAsync(Session.Plan.ToSandbox(), cancellationToken) : Task.FromResult(sandbox);
        var starting = ScoreStartingAsync(cancellationToken);
        await Task.WhenAll(creating, starting);
        if (sandbox is null)
        {
            Announce(await creating);
        }
    }

    /// <summary>Lets the agent work until it stops or its budget is spent.</summary>
    public async Task<RunEvent.AgentExited> WorkAsync(IAgent agent, CancellationToken cancellationToken)
    {
        var model = _services.Model?.Invoke(_hold);
        model?.Begin(Session.Past.Steps.Values.Count(step => step is { Action: "chat", Reply: { } reply } && RecordedExchange.IsAnswer(reply)));
        using var chat = new ChatDesk(model, Session.Purse);
        var bench = Workbench(chat);
        if (agent.StartsHeld)
        {
            await Session.Gate.HoldAsync(PauseReason.Human, cancellationToken);
        }

        await Session.Gate.OpenAsync(cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ticking = new ClockTicker(Session, _services.Time, percent => _warned(percent)).RunAsync(over.Token);
        try
        {
            return await CloseAsync(await AttemptAsync(agent, bench, cancellationToken));
        }
        catch (BudgetSpentException spent)
        {
            return await CloseAsync(new AgentExit.BudgetSpent(spent.Limit));
        }
        catch (AgentLeftException)
        {
            await Session.Gate.CloseAsync(PauseReason.Human, CancellationToken.None);
            throw;
        }
        catch (ProviderRejectedException rejected)
        {
            return await CloseAsync(new AgentExit.Failed(rejected.Message));
        }
        finally
        {
            await over.CancelAsync();
            await ticking;
            await Session.Gate.CloseAsync(PauseReason.Scoring, CancellationToken.None);
        }
    }

    private async Task<AgentExit> AttemptAsync(IAgent agent, JournaledWorkbench bench, CancellationToken cancellationToken)
    {
        try
        {
            await using var served = await ServedRun.StartAsync(Session, _services.ServiceMakers, agent.StartsHeld, cancellationToken);
            return await agent.RunAsync(bench, cancellationToken);
        }
        finally
        {
            await _endLive();
        }
    }

    /// <summary>Scores what is there, once, and the winner once more where the environment asks for it.</summary>
    public async Task ScoreFinalAsync(CancellationToken cancellationToken)
    {
        if (!_finalDone && (Session.Past.HasHome || Session.Gate.Sandbox is not null))
        {
            await _scores.ScoreAsync("final", null, cancellationToken);
            _finalDone = true;
        }

        if (Session.Plan.Environment.Definition.Score.Selection == ScoreSelection.Confirmed)
        {
            await _scores.ConfirmAsync(cancellationToken);
        }
    }

    /// <summary>Tears the sandbox down, that of an earlier process too.</summary>
    public async Task EndSandboxAsync(CancellationToken cancellationToken)
    {
        if ((Session.Gate.Sandbox ?? await _services.Sandboxes.AttachAsync(Session.Plan.ToSandbox(), cancellationToken)) is { } sandbox)
        {
            await sandbox.DisposeAsync();
            Session.Journal.Append(new RunEvent.SandboxEnded());
        }

        Session.Plan.Desk?.Delete();
        Session.Plan.ServiceDesk?.Delete();
    }

    /// <summary>Leaves the sandbox, frozen, for a resume; a broken one is left to its lease and to the sweep.</summary>
    public async Task LeaveSandboxAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Session.Gate.CloseAsync(PauseReason.Harness, cancellationToken);
            if (Session.Gate.Sandbox is { } sandbox)
            {
                await sandbox.DetachAsync(cancellationToken);
            }
        }
        catch (SandboxUnavailableException gone)
        {
            Session.Journal.Append(new RunEvent.SandboxLost(gone.Message));
        }
    }

    /// <summary>Journals how the agent stopped.</summary>
    public RunEvent.AgentExited Exit(string outcome, string detail)
    {
        var exit = new RunEvent.AgentExited(outcome, detail);
        Session.Journal.Append(exit);
        return exit;
    }

    private async Task<ISandbox?> FindOrReplaceAsync(CancellationToken cancellationToken)
    {
        var spec = Session.Plan.ToSandbox();
        if (await _services.Sandboxes.AttachAsync(spec, cancellationToken) is { } found)
        {
            Session.Gate.Sandbox = found;
            Session.Journal.Append(new RunEvent.SandboxFound(found.Kind, found.Id, found.Tools));
            return found;
        }

        Session.SandboxWasReplaced = true;
        Session.Journal.Append(new RunEvent.SandboxLost("no sandbox of this run is alive; its files are kept, its processes are not"));
        var replacement = await _services.Sandboxes.CreateAsync(spec, cancellationToken);
        Announce(replacement);
        return replacement;
    }

    private void Announce(ISandbox sandbox)
    {
        Session.Gate.Sandbox = sandbox;
        Session.Journal.Append(new RunEvent.SandboxStarted(sandbox.Kind, sandbox.Id, sandbox.EnforcedLimits, sandbox.Tools, Session.Plan.Gpus.Count > 0 ? Session.Plan.Gpus : null));
    }

    private async Task ScoreStartingAsync(CancellationToken cancellationToken)
    {
        if (_scores.Rows.Count == 0)
        {
            await _scores.ScoreAsync("starting", null, cancellationToken);
        }
    }

    private JournaledWorkbench Workbench(ChatDesk chat)
    {
        var sandbox = Session.Gate.Sandbox!;
        var plan = Session.Plan;
        var desks = new WorkbenchDesks(sandbox, new CommandDesk(sandbox, Session.SandboxWasReplaced, plan.Folder), _scores, chat);
        return new JournaledWorkbench(Briefs.For(plan, sandbox.Tools), _steps, desks, plan.Facts.Limits, brief => GoLive(brief, desks));
    }

    private LiveBench GoLive(TaskBrief brief, WorkbenchDesks desks)
    {
        _liveSteps = _steps.GoLive();
        var live = new LiveBench(brief, _liveSteps, desks, Session, _services);
        (_warned, _endLive) = (live.Warn, live.DisposeAsync);
        return live;
    }

    private async Task<RunEvent.AgentExited> CloseAsync(AgentExit exit)
    {
        await Session.Gate.CloseAsync(PauseReason.Scoring, CancellationToken.None);
        return exit switch
        {
            AgentExit.Submitted => Exit(RunOutcomes.Submitted, ""),
            AgentExit.BudgetSpent spent => Exit(RunOutcomes.BudgetSpent, spent.Limit),
            AgentExit.Failed failed => Exit(RunOutcomes.AgentFailed, failed.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
