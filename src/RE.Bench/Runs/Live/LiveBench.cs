using System.Text.Json;
using Microsoft.Extensions.AI;
using RE.Bench.Agents;
using RE.Bench.Agents.Live;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Models;
using RE.Bench.Sandboxes;

namespace RE.Bench.Runs.Live;

/// <summary>The bench of one attempt whose requests come from inside the sandbox.</summary>
internal sealed class LiveBench : ILiveBench, IAsyncDisposable
{
    // After the answer that says so, a program is given this long to hear it.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);
    private readonly RunSession _session;
    private readonly WorkbenchDesks _desks;
    private readonly RunServices _services;
    private readonly LiveSteps _steps;
    private readonly LiveScores _scores;
    private readonly LiveChats _chats;
    private readonly LivePrograms _programs;
    private readonly BenchWatchers _watchers = new();
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenRegistration _timeSpent;
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, ChatResponse> _undelivered;
    private readonly CallCount _calls = new();
    private string? _spent;
    private IdleTotal _idle;

    public LiveBench(TaskBrief brief, LiveSteps steps, WorkbenchDesks desks, RunSession session, RunServices services)
    {
        (Brief, _steps, _desks, _session, _services) = (brief, steps, desks, session, services);
        _idle = new IdleTotal(session.Past.Idle.Until(session.Past.Spent), null);
        _over = new CancellationTokenSource();
        Over = _over.Token;
        _undelivered = LiveChats.Undelivered(session.Past);
        _scores = new LiveScores(steps, desks.Scores, brief.ScoreVisible, session.Past, Over);
        _chats = new LiveChats(steps, desks.Chat);
        _programs = new LivePrograms(steps, desks.Commands, _failed.Task);
        _steps.BreakLeft("command");
        _timeSpent = session.Clock.SpentToken.Register(() => Spend(session.Clock.SpentLimit ?? "time"));
    }

    public TaskBrief Brief { get; }

    public BudgetView Now
    {
        get
        {
            var (usage, limits) = (_steps.Usage, _session.Plan.Facts.Limits);
            return new() { Spent = _session.Clock.Spent, Limit = limits.Time, Tokens = usage.Tokens, TokenLimit = limits.Tokens, CostUsd = usage.CostUsd, Scores = _scores.Log.Count - 1, ScoreLimit = limits.Scores };
        }
    }

    public bool ClockRuns => _session.Clock.IsRunning;

    public IReadOnlyList<ScoreReply> ScoreLog => _scores.Log;

    public ChatModelSpec? Model => _desks.Chat.Model;

    public DeskFolder? Desk => _session.Plan.Desk;

    public CancellationToken Over { get; }

    public IDisposable Watch(IBenchWatcher watcher) => _watchers.Add(watcher);

    public Task<ScoreReply> ScoreAsync(string? key, CancellationToken cancellationToken) =>
        SpendingAsync(token => _scores.ScoreAsync(key, token), cancellationToken);

    public Task NoteAsync(string kind, string text, CancellationToken cancellationToken) => CallAsync(_ =>
    {
        var number = _steps.Begin("note", () => JsonSerializer.SerializeToElement(new NoteStep(kind, text), StepJson.Default.NoteStep));
        _steps.End(number, "note", JsonSerializer.SerializeToElement(new EmptyStep(), StepJson.Default.EmptyStep));
        return Task.FromResult(true);
    }, cancellationToken);

    public Task<ChatExchange> ChatAsync(LiveChat chat, CancellationToken cancellationToken) =>
        SpendingAsync(token => _chats.RunAsync(chat, token), cancellationToken);

    public Task<ChatExchange> AskModelAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken) =>
        _chats.AskAsync(messages, options, cancellationToken);

    public ChatResponse? TakeUndelivered(string key)
    {
        lock (_undelivered)
        {
            return _undelivered.Remove(key, out var answer) ? answer : null;
        }
    }

    public Task<ProgramEnd> RunProgramAsync(ProgramCall program, IExecOutput? output, CancellationToken cancellationToken)
    {
        IExecOutput?[] receivers = [output, _services.ProgramOutput];
        return CallAsync(token => _programs.RunAsync(program, new ProgramOutput([.. receivers.OfType<IExecOutput>()]), _session.Plan.Facts.Limits.Time, token), cancellationToken);
    }

    public Task<ExecResult> RunHelperAsync(ExecRequest request, IExecOutput? output, CancellationToken cancellationToken) =>
        _desks.Sandbox.ExecAsync(request, output, cancellationToken);

    public Task HoldAsync(PauseReason reason, CancellationToken cancellationToken) => _session.Gate.HoldAsync(reason, cancellationToken);

    public Task ReleaseAsync(CancellationToken cancellationToken) => _session.Gate.ReleaseAsync(cancellationToken);

    public TimeSpan Idle => _idle.Until(_session.Clock.Spent);

    public void MarkIdle(TimeSpan since) => Mark(new RunEvent.IdleBegan(since));

    public void MarkActive() => Mark(new RunEvent.IdleEnded());

    public void Fail(Exception failure)
    {
        if (_failed.TrySetException(failure))
        {
            _ = _failed.Task.Exception;
        }
    }

    /// <summary>Tells watchers of a warning.</summary>
    public void Warn(int percent) => _watchers.Warn(percent);

    /// <summary>Ends what still goes on; steps that have no answer are closed, but not a program that was left for a resume.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timeSpent.DisposeAsync();
        await _over.CancelAsync();
        await _calls.NoneAsync();
        await _scores.DisposeAsync();
        if (!_failed.Task.IsCompleted)
        {
            _steps.BreakLeft();
        }

        _over.Dispose();
    }

    private async Task<T> SpendingAsync<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(act, cancellationToken);
        }
        catch (BudgetSpentException spent) when (_spent is null)
        {
            _ = SpendSoonAsync(spent.Limit);
            throw;
        }
    }

    private async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellationToken)
    {
        using var counted = _calls.Begin();
        if ((_spent ?? _steps.SpentTime) is { } spent)
        {
            throw new BudgetSpentException(spent);
        }

        using var linked = CancellationTokenSource.CreateLinkedTokenSource(Over, cancellationToken);
        try
        {
            return await act(linked.Token);
        }
        catch (OperationCanceledException) when (_spent is not null && !cancellationToken.IsCancellationRequested)
        {
            throw new BudgetSpentException(_spent);
        }
    }

    private void Mark(RunEvent happened)
    {
        var entry = _session.Journal.Append(happened);
        _idle = _idle.With(happened, entry.Clock);
    }

    private async Task SpendSoonAsync(string limit)
    {
        await Task.Delay(LastWords, _services.Time, Over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Spend(limit);
    }

    private void Spend(string limit)
    {
        if (Interlocked.CompareExchange(ref _spent, limit, null) is null)
        {
            _watchers.Spend(limit);
            _over.Cancel();
        }
    }
}
