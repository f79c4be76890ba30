using RE.Bench.Guest.Native;
using RE.Bench.Guest.Processes;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Guest.Commands;

/// <summary>One command, from its start until its result is no longer asked for.</summary>
internal sealed class Command(string id)
{
    private const int GraceMs = 50;
    private const int KillStepMs = 4;
    private const int KillPatienceMs = 5000;
    private const int ReportEvery = 64 << 10;

    private CommandPipe? _output;
    private CommandPipe? _error;
    private InputBuffer? _input;
    private ProcessTree? _kill;
    private ProcessEntry _main;
    private int _inputFd = -1;
    private int _inputPlace = -1;
    private int _pidFd = -1;
    private int? _status;
    private int _survivors;
    private bool _timedOut;
    private long _deadline = long.MaxValue;
    private long _graceEnds = long.MaxValue;
    private long _killAgain = long.MaxValue;
    private long _killGiveUp;
    private long _inputReported;
    private bool _inputCloseReported;
    private bool _hasTerminal;

    public string Id => id;

    public OutputBuffer Stdout { get; } = new();

    public OutputBuffer Stderr { get; } = new();

    /// <summary>True while this connection's harness wants to hear of it.</summary>
    public bool IsAttached { get; private set; }

    /// <summary>How it ended; null while it runs.</summary>
    public ExitFrame? End { get; private set; }

    public bool IsExitSent { get; private set; }

    /// <summary>True when the harness has all of it.</summary>
    public bool IsSettled => End is not null && IsExitSent && Stdout.IsAcknowledged && Stderr.IsAcknowledged;

    /// <summary>True when it must be looked at without any event, because the kernel tells nothing of its end.</summary>
    public bool NeedsPolling => _output is not null && _status is null && _pidFd < 0;

    /// <summary>True when its output is among the kept ones.</summary>
    public bool IsKept { get; set; }

    /// <summary>The number of its first process until that is reaped; 0 otherwise.</summary>
    public int Pid => _status is null && End is null ? _main.Pid : 0;

    public void Begin(SpawnedProcess process, long timeoutMs, long now)
    {
        _main = ProcessTable.ReadOne(process.Pid) ?? new ProcessEntry(process.Pid, 1, 'R', 0);
        _output = new CommandPipe(process.Output, Stdout);
        _error = new CommandPipe(process.Error, Stderr);
        _inputFd = process.Input;
        _input = process.Input >= 0 ? new InputBuffer() : null;
        _pidFd = process.PidFd;
        _hasTerminal = process.HasTerminal;
        _deadline = timeoutMs > 0 ? now + timeoutMs : long.MaxValue;
    }

    public void Fail(string reason) =>
        End = new ExitFrame(id, ExitKind.NotStarted, 0, 0, 0, 0, reason.Length > 250 ? reason[..250] : reason);

    /// <summary>Tells a (new) harness where it stands and sends on from the offsets that it has.</summary>
    public StartedFrame Attach(bool joined, ExecFrame order)
    {
        IsAttached = true;
        IsExitSent = false;
        if (order.Terminal is { } size)
        {
            Resize(size);
        }


        _inputReported = -ReportEvery;
        _inputCloseReported = false;
        return new StartedFrame(id, joined, Stdout.Rewind(_hasTerminal ? Math.Max(order.StdoutOffset, Stdout.Acknowledged) : order.StdoutOffset), Stderr.Rewind(order.StderrOffset), _input?.Received ?? 0);
    }

    public void Detach() => IsAttached = false;

    public void Acknowledge(AckFrame ack) => (ack.IsError ? Stderr : Stdout).Acknowledge(ack.Offset);

    public void Input(long offset, ReadOnlySpan<byte> data)
    {
        if (_inputFd >= 0)
        {
            _input!.Add(offset, data);
        }
    }

    /// <summary>A terminal's input has no end: who types may come back.</summary>
    public void InputEnd()
    {
        if (!_hasTerminal)
        {
            _input?.Finish();
        }
    }

    public void Resize(TerminalSize size)
    {
        if (_hasTerminal && _inputFd >= 0)
        {
            PseudoTerminal.Resize(_inputFd, size);
        }
    }

    /// <summary>Begins to kill its tree.</summary>
    public void Kill(long now, Func<int, bool> isMainOfOther)
    {
        if (End is null && _kill is null)
        {
            _kill = new ProcessTree(id, _main, isMainOfOther);
            _killGiveUp = now + KillPatienceMs;
            _killAgain = now;
        }
    }

    public void Reaped(int status) => _status = status;

    /// <summary>Frozen time does not count against its time limit.</summary>
    public void Postpone(long milliseconds) => _deadline = _deadline == long.MaxValue ? _deadline : _deadline + milliseconds;

    /// <summary>When <see cref="Advance"/> has something to do without any event.</summary>
    public long NextDue(bool isFrozen) =>
        End is null ? Math.Min(Math.Min(_graceEnds, _killAgain), isFrozen ? long.MaxValue : _deadline) : long.MaxValue;

    /// <summary>Moves on: time limit, killing, the end. Gives the pipes of background children to <paramref name="left"/>.</summary>
    public void Advance(long now, ProcessFreezer freezer, Func<int, bool> isMainOfOther, LeftPipes left)
    {
        if (End is not null || _output is null || _error is null)
        {
            return;
        }

        if (now >= _deadline && !freezer.IsFrozen && _status is null)
        {
            _timedOut = true;
            _deadline = long.MaxValue;
            Kill(now, isMainOfOther);
        }

        StepKill(now, freezer);
        if (_status is not null)
        {
            NoteMainEnd(now);
            if (now >= _graceEnds)
            {
                _output.Limit();
                _error.Limit();
            }

            if (_kill is null && _output.IsDone && _error.IsDone)
            {
                Finish(left);
            }
        }
    }

    public void Register(PollSet set)
    {
        _inputPlace = _inputFd >= 0 && _input is { } input && (!input.IsEmpty || input.IsFinished) ? set.Add(_inputFd, Libc.PollOut) : -1;
        if (_pidFd >= 0 && _status is null)
        {
            set.Add(_pidFd, Libc.PollIn);
        }

        _output?.Register(set);
        _error?.Register(set);
    }

    /// <summary>Moves bytes; returns what the harness should hear about the input.</summary>
    public InputStateFrame? Handle(PollSet set)
    {
        _output?.Handle(set);
        _error?.Handle(set);
        if (_input is null)
        {
            return null;
        }

        if (_inputFd >= 0 && (set.Ready(_inputPlace) != 0 || _status is not null))
        {
            FeedInput();
        }

        var closed = _inputFd < 0;
        if (_input.Consumed - _inputReported < ReportEvery && (!closed || _inputCloseReported))
        {
            return null;
        }

        _inputReported = _input.Consumed;
        _inputCloseReported = closed;
        return new InputStateFrame(id, _input.Consumed, closed);
    }

    public void MarkExitSent() => IsExitSent = true;

    /// <summary>Keeps only the last bytes of its streams; returns how many bytes it still holds.</summary>
    public int Shrink(int most) => Stdout.Shrink(most) + Stderr.Shrink(most);

    private void FeedInput()
    {
        if (!_input!.WriteTo(_inputFd) || _status is not null)
        {
            _input.Drop();
            CloseInput();
        }
        else if (_input.IsFinished)
        {
            CloseInput();
        }
    }

    private void CloseInput()
    {
        _ = Libc.Close(_inputFd);
        _inputFd = -1;
    }

    private void NoteMainEnd(long now)
    {
        if (_graceEnds == long.MaxValue)
        {
            _graceEnds = now + GraceMs;
            _output!.NoteEnd();
            _error!.NoteEnd();
            _ = _pidFd >= 0 ? Libc.Close(_pidFd) : 0;
            _pidFd = -1;
        }
    }

    private void StepKill(long now, ProcessFreezer freezer)
    {
        if (_kill is null || now < _killAgain)
        {
            return;
        }

        _survivors = _kill.Kill(freezer);
        _killAgain = now + KillStepMs;
        if ((_survivors == 0 && _status is not null) || now >= _killGiveUp)
        {
            _kill = null;
            _killAgain = long.MaxValue;
            _status ??= Libc.SigKill;
        }
    }

    private void Finish(LeftPipes left)
    {
        left.Add(_output!.Release());
        left.Add(_error!.Release());
        if (_inputFd >= 0)
        {
            _input!.Drop();
            CloseInput();
        }

        var signal = _status!.Value & 0x7F;
        var kind = _timedOut ? ExitKind.TimedOut : signal != 0 ? ExitKind.Signaled : ExitKind.Exited;
        End = new ExitFrame(id, kind, signal != 0 ? signal : (_status.Value >> 8) & 0xFF, _survivors, Stdout.End, Stderr.End, "");
    }
}
