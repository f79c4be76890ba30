namespace RE.Bench.Cli.Display.Words;

/// <summary>Gathers titled foreign texts as lines that are safe to print.</summary>
internal sealed class DetailLines
{
    private readonly List<string> _lines = [];

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Adds a text, its title before the first line and its other lines below it; an empty text adds nothing.</summary>
    public void Add(string title, string text)
    {
        var lines = InertText.Block(text).TrimEnd().Split('\n');
        if (lines is [""])
        {
            return;
        }

        var indent = new string(' ', title.Length + 1);
        _lines.AddRange(lines.Select((line, index) => ((index == 0 ? title + " " : indent) + line).TrimEnd()));
    }
}
