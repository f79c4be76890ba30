using System.Text;
using RE.Bench.Budgets;

namespace RE.Bench.Agents.Dialogue;

/// <summary>Shows a model how a command ended.</summary>
internal static class CommandText
{
    public static string Of(CommandReply reply, TimeSpan timeout)
    {
        var text = new StringBuilder();
        Append(text, reply.Stdout);
        if (reply.Stderr.Length > 0)
        {
            Append(text, "[standard error]");
            Append(text, reply.Stderr);
        }

        if (reply.OutOfMemoryKills > 0)
        {
            Append(text, $"[processes killed because memory ran out: {reply.OutOfMemoryKills}]");
        }

        Append(text, reply.TimedOut
            ? $"[killed after {DurationText.Format(timeout)}, the time limit of a command; its folder and variables are those before it]"
            : $"[exit status {reply.Status}]");
        return text.ToString();
    }

    private static void Append(StringBuilder text, string part)
    {
        if (part.Length > 0)
        {
            text.Append(text.Length > 0 && text[^1] != '\n' ? "\n" : "").Append(part);
        }
    }
}
