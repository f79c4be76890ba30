namespace RE.Bench.Tests.HouseRules.Documents;

/// <summary>Finds the <c>console</c> blocks of a Markdown document.</summary>
internal static class DocumentReader
{
    private const string RunMark = "<!-- run -->";
    private const string Prompt = "$ ";

    /// <summary>The documents that people read: at the root, in docs and beside each environment.</summary>
    public static IEnumerable<string> Documents(string root)
    {
        var folders = new[] { "docs", "environments" }.Select(name => Path.Combine(root, name)).Where(Directory.Exists);
        return Directory.EnumerateFiles(root, "*.md")
            .Concat(folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)))
            .Where(file => !file.Contains("/agent/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    public static IReadOnlyList<ConsoleBlock> Blocks(string name, IReadOnlyList<string> lines)
    {
        var blocks = new List<ConsoleBlock>();
        var marked = false;
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at].Trim();
            if (line == "```console")
            {
                var end = EndOf(lines, at + 1);
                blocks.Add(new ConsoleBlock(marked, Commands(name, lines, at + 1, end)));
                at = end;
            }

            marked = line == RunMark || (marked && line.Length == 0);
        }

        return blocks;
    }

    private static int EndOf(IReadOnlyList<string> lines, int at)
    {
        while (at < lines.Count && lines[at].Trim() != "```")
        {
            at++;
        }

        return at;
    }

    private static List<ConsoleCommand> Commands(string name, IReadOnlyList<string> lines, int at, int end)
    {
        var commands = new List<ConsoleCommand>();
        while (at < end)
        {
            var place = $"{name}:{at + 1}";
            if (!lines[at].StartsWith(Prompt, StringComparison.Ordinal))
            {
                throw new FormatException($"{place}: a console block begins with a command after '$ '.");
            }

            var text = lines[at++][Prompt.Length..];
            while (text.EndsWith('\\') && at < end)
            {
                text = text[..^1] + lines[at++].TrimStart();
            }

            var first = at;
            while (at < end && !lines[at].StartsWith(Prompt, StringComparison.Ordinal))
            {
                at++;
            }

            commands.Add(new ConsoleCommand(place, text, [.. lines.Skip(first).Take(at - first)]));
        }

        return commands;
    }
}
