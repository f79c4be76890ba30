using System.Diagnostics.CodeAnalysis;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Sandboxes.GuestLink.Commands;

/// <summary>The commands under way, by id.</summary>
internal sealed class PendingExecs
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RunningExec> _byId = [];

    /// <summary>Adds a command, or finds the one with the same id.</summary>
    public bool TryAdd(RunningExec exec, [NotNullWhen(false)] out RunningExec? other)
    {
        lock (_lock)
        {
            return !_byId.TryGetValue(exec.Request.Id, out other) && _byId.TryAdd(exec.Request.Id, exec);
        }
    }

    public void Remove(RunningExec exec)
    {
        lock (_lock)
        {
            _byId.Remove(exec.Request.Id);
        }
    }

    public IReadOnlyList<RunningExec> All()
    {
        lock (_lock)
        {
            return [.. _byId.Values];
        }
    }

    /// <summary>Gives a frame to its command; frames about unknown ones (given up, or invented) are dropped.</summary>
    public void Handle(Frame frame)
    {
        var payload = frame.Payload.Span;
        switch (frame.Type)
        {
            case FrameType.Started:
                var started = StartedFrame.Read(payload);
                Find(started.Id)?.OnStarted(started);
                break;
            case FrameType.Stdout or FrameType.Stderr:
                var reader = new PayloadReader(payload);
                Find(reader.Id())?.OnOutput(frame.Type == FrameType.Stderr, reader.Offset(), reader.Rest());
                break;
            case FrameType.InputState:
                var state = InputStateFrame.Read(payload);
                Find(state.Id)?.OnInputState(state);
                break;
            case FrameType.Exit:
                var exit = ExitFrame.Read(payload);
                Find(exit.Id)?.OnExit(exit);
                break;
            default:
                throw new ProtocolViolationException($"frame type {frame.Type} from a guest");
        }
    }

    private RunningExec? Find(string id)
    {
        lock (_lock)
        {
            return _byId.GetValueOrDefault(id);
        }
    }
}
