using RE.Bench.Agents.Live.Desk;

namespace RE.Bench.Agents.Human;

/// <summary>A <c>task</c> command whose answers are marks of the recording.</summary>
internal sealed class MarkedCommand(IDeskCommand command, SessionRecording recording) : IDeskCommand
{
    private const int LongestMark = 120;

    public string Name => command.Name;

    public string Usage => command.Usage;

    public async Task<DeskReply> RunAsync(DeskCall call, CancellationToken cancellationToken)
    {
        var reply = await command.RunAsync(call, cancellationToken);
        var text = Events.EscapedText.Line(reply.Text.Split('\n')[0]);
        recording.Mark($"{Name}: {(text.Length > LongestMark ? text[..LongestMark] : text)}");
        return reply;
    }
}
