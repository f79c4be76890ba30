using RE.Bench.Guest.Commands;
using RE.Bench.Guest.Link;
using RE.Bench.Guest.Native;
using RE.Bench.Guest.Processes;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Guest;

/// <summary>PID 1 of a sandbox: runs what the harness asks for, reaps, freezes all while there is no harness, and ends when it stays away.</summary>
internal sealed unsafe class Supervisor : IDisposable
{
    private const int AloneBeforeFreezeMs = 1000;
    private const int TickMs = 1000;
    private readonly Spawner _spawner;
    private readonly ProcessFreezer _freezer = new();
    private readonly HarnessLink _link;
    private readonly CommandTable _commands;
    private readonly PollSet _set = new();
    private readonly long _leaseMs;
    private long _lastSeen;
    private long _frozenAt;
    private bool _attached;
    private bool _ended;

    public Supervisor(GuestSettings settings)
    {
        _leaseMs = settings.LeaseMs;
        _spawner = new Spawner(settings.Environment);
        _link = new HarnessLink(settings.SocketPath, () => new HelloFrame(WireLimits.Version, settings.Token, _freezer.IsFrozen).Build());
        _commands = new CommandTable(_spawner, _freezer, _link);
    }

    public void Run()
    {
        _lastSeen = System.Environment.TickCount64;
        while (!_ended)
        {
            var now = System.Environment.TickCount64;
            Reap();
            _commands.Advance(now);
            MindTheHarness(now);
            _link.Flush(_commands.NextOutput);
            _set.Clear();
            _link.Register(_set);
            _commands.Register(_set);
            _set.Wait(Math.Min(Math.Min(_commands.Patience(now), _link.Patience(now)), TickMs));
            _commands.Handle(_set);
            Listen();
        }

        _ = Libc.Kill(-1, Libc.SigKill);
    }

    public void Dispose() => _spawner.Dispose();

    private void MindTheHarness(long now)
    {
        if (_link.IsWelcome)
        {
            _lastSeen = now;
            return;
        }

        if (_attached && !_link.IsOpen)
        {
            _attached = false;
            _commands.Detach();
        }

        _link.Connect(now);
        if (now - _lastSeen > _leaseMs)
        {
            _ended = true;
        }
        else if (now - _lastSeen > AloneBeforeFreezeMs)
        {
            Freeze(now);
        }
    }

    private int Freeze(long now)
    {
        if (_freezer.IsFrozen)
        {
            _freezer.StayFrozen();
            return 0;
        }

        _frozenAt = now;
        return _freezer.Freeze();
    }

    private void Thaw(long now, int question)
    {
        if (_freezer.IsFrozen)
        {
            _freezer.Thaw();
            _commands.Thawed(now, now - _frozenAt);
        }

        _link.Send(new FrameBuilder(FrameType.Thawed).Int(question).Build());
    }

    private void Listen()
    {
        try
        {
            if (!_link.Receive(_set))
            {
                return;
            }

            while (_link.TryRead(out var frame))
            {
                Obey(frame, System.Environment.TickCount64);
            }
        }
        catch (ProtocolViolationException)
        {
            _link.Close();
        }
    }

    private void Obey(Frame frame, long now)
    {
        var payload = frame.Payload.Span;
        switch (frame.Type)
        {
            case FrameType.Welcome:
                _attached = true;
                _link.Welcome();
                break;
            case FrameType.Exec:
                _commands.Exec(ExecFrame.Read(payload), now);
                break;
            case FrameType.Input:
                _commands.Input(payload);
                break;
            case FrameType.InputEnd:
                _commands.InputEnd(new PayloadReader(payload).Id());
                break;
            case FrameType.Resize:
                _commands.Resize(ResizeFrame.Read(payload));
                break;
            case FrameType.Ack:
                _commands.Acknowledge(AckFrame.Read(payload));
                break;
            case FrameType.Kill:
                _commands.Kill(new PayloadReader(payload).Id(), now);
                break;
            case FrameType.Freeze:
                _link.Send(new FrameBuilder(FrameType.Frozen).Int(new PayloadReader(payload).Int()).Int(Freeze(now)).Build());
                break;
            case FrameType.Thaw:
                Thaw(now, new PayloadReader(payload).Int());
                break;
            case FrameType.KillAll:
                _ = Libc.Kill(-1, Libc.SigKill);
                break;
            case FrameType.Shutdown:
                _ended = true;
                break;
            default:
                throw new ProtocolViolationException($"frame type {frame.Type} to the guest");
        }
    }

    private void Reap()
    {
        int status;
        int pid;
        while ((pid = Libc.WaitPid(-1, &status, Libc.NoHang)) > 0)
        {
            _commands.Reaped(pid, status);
        }
    }
}
