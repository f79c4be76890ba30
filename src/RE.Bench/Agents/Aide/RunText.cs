using System.Text;
using RE.Bench.Agents.Dialogue;
using RE.Bench.Budgets;

namespace RE.Bench.Agents.Aide;

/// <summary>Shows a model how a node's command ended: its own output from both ends, and how it ended beside it.</summary>
internal static class RunText
{
    private const int Shown = 5000;

    public static string Of(CommandReply reply)
    {
        var text = new StringBuilder(TextCut.To(reply.Stdout, Shown, ""));
        if (reply.Stderr.Length > 0)
        {
            text.Append("\n[standard error]\n").Append(TextCut.To(reply.Stderr, Shown, ""));
        }

        if (reply.OutOfMemoryKills > 0)
        {
            text.Append("\n[processes killed because memory ran out: ").Append(reply.OutOfMemoryKills).Append(']');
        }

        return text.Append("\n[").Append(Ending(reply)).Append(']').ToString().TrimStart('\n');
    }

    /// <summary>How it ended, in a few words.</summary>
    public static string Ending(CommandReply reply) => reply.TimedOut
        ? $"killed after {DurationText.Format(reply.Took)}, its time limit"
        : $"exit status {reply.Status} after {DurationText.Format(reply.Took)}";
}
