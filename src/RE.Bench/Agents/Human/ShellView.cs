using RE.Bench.Sandboxes;

namespace RE.Bench.Agents.Human;

/// <summary>Where the shell's output goes: the person's terminal, the recording, the watch on idleness.</summary>
internal sealed class ShellView(IHumanTerminal terminal, SessionRecording recording, IdleWatch idle) : IExecOutput
{
    public ValueTask WriteAsync(bool isError, ReadOnlyMemory<byte> chunk, CancellationToken cancellationToken)
    {
        recording.Output(chunk.Span);
        terminal.Show(chunk.Span);
        idle.Touch();
        return ValueTask.CompletedTask;
    }
}
