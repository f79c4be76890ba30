using System.Threading.Channels;
using RE.Bench.Agents.Live;
using RE.Bench.Budgets;
using RE.Bench.Events;

namespace RE.Bench.Agents.Human;

/// <summary>One person's attempt, or the part of it that one harness sees: between the harness's prompt, where all stands still, and the shell.</summary>
internal sealed class HumanSession
{
    private readonly ILiveBench _bench;
    private readonly HumanParts _parts;
    private readonly IHumanTerminal _terminal;
    private readonly SessionRecording _recording;
    private readonly Channel<ShellRequest> _requests = Channel.CreateUnbounded<ShellRequest>();
    private readonly BudgetLines _lines;
    private readonly IdleWatch _idle;
    private bool _wasStarted;

    public HumanSession(ILiveBench bench, HumanParts parts, IHumanTerminal terminal, SessionRecording recording)
    {
        (_bench, _parts, _terminal, _recording) = (bench, parts, terminal, recording);
        _lines = new BudgetLines(bench, terminal, recording);
        _idle = new IdleWatch(bench, parts.Time, parts.IdleAfter, () => _lines.Say(HumanTexts.Idle(parts.IdleAfter)));
        _wasStarted = bench.Now.Spent > TimeSpan.Zero;
    }

    /// <summary>Works until the person hands in or goes away, or the budget is spent.</summary>
    /// <exception cref="AgentLeftException">The person went away; the run waits.</exception>
    public async Task<AgentExit> RunAsync(CancellationToken cancellationToken)
    {
        using var shell = new HumanShell(_bench, _terminal, new ShellView(_terminal, _recording, _idle));
        using var watching = _bench.Watch(_lines);
        await using var desk = await PersonDesk.OpenAsync(_bench, _requests.Writer, _recording, cancellationToken);
        using var here = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _terminal.Lost);
        _terminal.Resized += Resize;
        try
        {
            return await AttendAsync(shell, here.Token, cancellationToken);
        }
        catch (OperationCanceledException) when (_terminal.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw await LeaveAsync(shell, "the terminal was closed");
        }
        finally
        {
            _terminal.Resized -= Resize;
            if (_recording.Problem is { } problem)
            {
                await _bench.NoteAsync("recording", problem, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        void Resize()
        {
            var (columns, rows) = _terminal.Size;
            shell.Resize(columns, rows);
            _recording.Resize(columns, rows);
        }
    }

    private async Task<AgentExit> AttendAsync(HumanShell shell, CancellationToken here, CancellationToken cancellationToken)
    {
        foreach (var line in HumanTexts.Welcome(_bench, _parts))
        {
            _terminal.Say(line);
        }

        var prompt = new HumanPrompt(_bench, _terminal);
        var why = _wasStarted ? "not yet resumed" : "not started";
        while (true)
        {
            switch (await prompt.AskAsync(why, _wasStarted, here))
            {
                case PromptChoice.Go:
                    var request = await WorkAsync(shell, here, cancellationToken);
                    if (request is ShellRequest.Submit)
                    {
                        return await SubmitAsync(shell);
                    }

                    why = await StopAsync(request, cancellationToken);
                    break;
                case PromptChoice.Submit:
                    return await SubmitAsync(shell);
                default:
                    throw await LeaveAsync(shell, "the person detached");
            }
        }
    }

    /// <summary>Lets the clock run and the person work; returns what they asked for, null when the shell ended.</summary>
    private async Task<ShellRequest?> WorkAsync(HumanShell shell, CancellationToken here, CancellationToken cancellationToken)
    {
        await _bench.ReleaseAsync(cancellationToken);
        _recording.Mark(_wasStarted ? "resume" : "start");
        using var working = CancellationTokenSource.CreateLinkedTokenSource(here);
        var running = shell.Start(cancellationToken);

        // A prompt that came just before everything stood still is above the harness's own lines now.
        var redrawing = _wasStarted ? shell.RedrawAsync(_parts.Time, working.Token) : Task.CompletedTask;
        _wasStarted = true;
        var beside = Task.WhenAll(redrawing, _terminal.TypeAsync(shell.Keys, working.Token), _idle.RunAsync(working.Token));
        try
        {
            return await OneOfAsync(shell, running, working.Token, cancellationToken);
        }
        finally
        {
            await working.CancelAsync();
            await beside.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<ShellRequest?> OneOfAsync(HumanShell shell, Task<ProgramEnd> running, CancellationToken here, CancellationToken cancellationToken)
    {
        var request = _requests.Reader.ReadAsync(here).AsTask();
        while (await Task.WhenAny(running, request) == running)
        {
            if (!(await running).WasLost)
            {
                return null;
            }

            _lines.Say($"{HumanTexts.Mark} The sandbox was gone and your shell with it. This is a new shell; your files are kept.");
            running = shell.Start(cancellationToken);
        }

        return await request;
    }

    /// <summary>Stops clock and sandbox; returns why the person is at the prompt.</summary>
    private async Task<string> StopAsync(ShellRequest? request, CancellationToken cancellationToken)
    {
        await _bench.HoldAsync(PauseReason.Human, cancellationToken);
        var reason = EscapedText.Line(request is ShellRequest.Stop stop ? stop.Reason : "the shell ended");
        _recording.Mark($"stop: {reason}");
        await _bench.NoteAsync("stop", reason.Length > 0 ? reason : "no reason given", cancellationToken);
        return request is null ? "your shell has ended; resume starts a new one" : reason.Length > 0 ? $"stopped ({reason})" : "stopped";
    }

    private async Task<AgentExit> SubmitAsync(HumanShell shell)
    {
        _recording.Mark("submit");
        await shell.EndAsync();
        return new AgentExit.Submitted();
    }

    private async Task<AgentLeftException> LeaveAsync(HumanShell shell, string why)
    {
        var left = new AgentLeftException(HumanTexts.Left(why, _parts.Run));
        _recording.Mark(why);
        _bench.Fail(left);
        await shell.SettleAsync();
        return left;
    }
}
