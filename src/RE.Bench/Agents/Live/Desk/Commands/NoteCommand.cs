using System.Text.Json.Nodes;

namespace RE.Bench.Agents.Live.Desk.Commands;

/// <summary><c>task note TEXT</c>: a note in the transcript.</summary>
internal sealed class NoteCommand(ILiveBench bench) : IDeskCommand
{
    private const int LongestNote = 16_000;

    public string Name => "note";

    public string Usage => "note TEXT         write a note into the transcript";

    public async Task<DeskReply> RunAsync(DeskCall call, CancellationToken cancellationToken)
    {
        var text = string.Join(' ', call.Arguments).Trim();
        if (text.Length is 0 or > LongestNote)
        {
            return DeskReply.Refused(DeskExits.Usage, $"A note has 1 to {LongestNote} characters; this one has {text.Length}.");
        }

        await bench.NoteAsync("note", text, cancellationToken);
        return new DeskReply(DeskExits.Done, "Noted.", new JsonObject { ["noted"] = true });
    }
}
