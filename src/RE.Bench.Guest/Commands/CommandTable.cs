using RE.Bench.Guest.Link;
using RE.Bench.Guest.Native;
using RE.Bench.Guest.Processes;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Guest.Commands;

/// <summary>All commands that this sandbox has ever been asked for: none runs twice.</summary>
internal sealed class CommandTable(Spawner spawner, ProcessFreezer freezer, HarnessLink link)
{
    private const int KeptBytesOfOne = 64 << 10;
    private const long KeptBytes = 16 << 20;
    private readonly Dictionary<string, Command> _all = [];
    private readonly List<Command> _live = [];
    private readonly Queue<Command> _kept = new();
    private readonly Queue<ExecFrame> _waiting = new();
    private readonly LeftPipes _left = new();
    private long _keptBytes;
    private int _turn;

    public void Exec(ExecFrame order, long now)
    {
        if (_all.TryGetValue(order.Id, out var known))
        {
            link.Send(known.Attach(joined: true, order).Build());
            if (!_live.Contains(known))
            {
                _live.Add(known);
            }

            return;
        }

        var command = new Command(order.Id);
        _all.Add(order.Id, command);
        _live.Add(command);
        link.Send(command.Attach(joined: false, order).Build());
        if (freezer.IsFrozen)
        {
            _waiting.Enqueue(order);
        }
        else
        {
            Start(command, order, now);
        }
    }

    /// <summary>Starts what was asked for while everything stood still, and moves the time limits by that while.</summary>
    public void Thawed(long now, long frozenMs)
    {
        foreach (var command in _live)
        {
            command.Postpone(frozenMs);
        }

        while (_waiting.TryDequeue(out var order))
        {
            Start(_all[order.Id], order, now);
        }
    }

    public void Detach() => _live.ForEach(c => c.Detach());

    public void Input(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var command = Find(reader.Id());
        command?.Input(reader.Offset(), reader.Rest());
    }

    public void InputEnd(string id) => Find(id)?.InputEnd();

    public void Resize(ResizeFrame frame) => Find(frame.Id)?.Resize(frame.Size);

    public void Acknowledge(AckFrame ack) => Find(ack.Id)?.Acknowledge(ack);

    public void Kill(string id, long now)
    {
        if (Find(id) is not { End: null } command)
        {
            return;
        }

        if (_waiting.Any(o => o.Id == id))
        {
            command.Fail("it was killed before it was started, while the sandbox stood still");
        }

        command.Kill(now, IsMain);
    }

    public void Advance(long now)
    {
        foreach (var command in _live)
        {
            command.Advance(now, freezer, IsMain, _left);
            if (command is { End: { } end, IsAttached: true, IsExitSent: false } && !command.Stdout.HasUnsent && !command.Stderr.HasUnsent)
            {
                link.Send(end.Build());
                command.MarkExitSent();
            }
        }

        for (var i = _live.Count - 1; i >= 0; i--)
        {
            if (_live[i] is { IsSettled: true } finished)
            {
                _live.RemoveAt(i);
                Keep(finished);
            }
        }
    }

    public int Patience(long now) => _live.Exists(c => c.NeedsPolling)
        ? 2
        : (int)Math.Clamp(_live.Select(c => c.NextDue(freezer.IsFrozen)).Append(long.MaxValue).Min() - now, 0, int.MaxValue);

    /// <summary>The next stream with bytes to send; streams take turns.</summary>
    public (Command Command, bool IsError)? NextOutput()
    {
        for (var i = 0; i < _live.Count * 2; i++)
        {
            var turn = _turn++ % (_live.Count * 2);
            var command = _live[turn / 2];
            var isError = turn % 2 == 1;
            if (command.IsAttached && (isError ? command.Stderr : command.Stdout).HasUnsent)
            {
                return (command, isError);
            }
        }

        return null;
    }

    public void Register(PollSet set)
    {
        _live.ForEach(c => c.Register(set));
        _left.Register(set);
    }

    public void Handle(PollSet set)
    {
        foreach (var command in _live)
        {
            if (command.Handle(set) is { } state && command.IsAttached)
            {
                link.Send(state.Build());
            }
        }

        _left.Handle(set);
    }

    public void Reaped(int pid, int status) => _live.Find(c => c.Pid == pid)?.Reaped(status);

    private void Start(Command command, ExecFrame order, long now)
    {
        if (command.End is not null)
        {
            return;
        }

        try
        {
            command.Begin(spawner.Start(order), order.TimeoutMs, now);
        }
        catch (SpawnFailedException exception)
        {
            command.Fail(exception.Message);
        }
    }

    private Command? Find(string id) => _all.GetValueOrDefault(id);

    private bool IsMain(int pid) => _live.Exists(c => c.Pid == pid);

    /// <summary>A result that was sent is kept for a harness that dies before it used it; the oldest outputs go first.</summary>
    private void Keep(Command finished)
    {
        if (finished.IsKept)
        {
            return;
        }

        finished.IsKept = true;
        _kept.Enqueue(finished);
        _keptBytes += finished.Shrink(KeptBytesOfOne);
        while (_keptBytes > KeptBytes && _kept.TryDequeue(out var oldest))
        {
            _keptBytes -= oldest.Shrink(1);
        }
    }
}
