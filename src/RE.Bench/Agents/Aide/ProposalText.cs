using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Aide;

/// <summary>Reads a proposal from plain text: <c>FILE: path</c> before a fenced block, <c>COMMAND:</c> before another; what stands before the first of them is the plan.</summary>
internal static class ProposalText
{
    private const string FileMark = "FILE:";
    private const string CommandMark = "COMMAND:";
    private const string Fence = "```";

    public const string Form = """
        If you cannot call tools, write the plan, then for each file a line `FILE: path` and below it the whole file between lines of three backticks,
        then a line `COMMAND:` and the command between lines of three backticks.
        """;

    public static ReadAnswer<Proposal> Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        List<NodeFile> files = [];
        string? command = null;
        var planEnd = lines.Length;
        for (var at = 0; at < lines.Length; at++)
        {
            if (Mark(lines[at]) is not { } mark)
            {
                continue;
            }

            planEnd = Math.Min(planEnd, at);
            var (block, last) = Block(lines, at + 1);
            var rest = lines[at][(lines[at].IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].Trim(' ', '`', '*');
            if (mark == CommandMark)
            {
                command = rest.Length > 0 ? rest : block;
            }
            else if (block is not null)
            {
                files.Add(new(rest, block));
            }

            at = mark == CommandMark && rest.Length > 0 ? at : last;
        }

        return command is null
            ? new ReadAnswer<Proposal>.Bad($"Call 'propose'. {Form.ReplaceLineEndings(" ")}")
            : ProposalRules.Check(string.Join('\n', lines[..planEnd]), files, command);
    }

    private static string? Mark(string line)
    {
        var start = line.TrimStart(' ', '*', '#', '`');
        return start.StartsWith(FileMark, StringComparison.Ordinal) ? FileMark : start.StartsWith(CommandMark, StringComparison.Ordinal) ? CommandMark : null;
    }

    private static (string? Block, int Last) Block(string[] lines, int from)
    {
        var open = from;
        while (open < lines.Length && lines[open].Trim().Length == 0)
        {
            open++;
        }

        if (open >= lines.Length || !lines[open].StartsWith(Fence, StringComparison.Ordinal))
        {
            return (null, from - 1);
        }

        var close = Array.FindIndex(lines, open + 1, line => line.TrimEnd() == Fence);
        var end = close < 0 ? lines.Length : close;
        return (string.Join('\n', lines[(open + 1)..end]) + "\n", Math.Min(end, lines.Length - 1));
    }
}
