namespace RE.Bench.Tests.Reports.GitHub;

/// <summary>Reads a log line as GitHub's runner does: a command stands between two pairs of colons at the start of a line, or in <c>##[…]</c> anywhere in one that is no such command.</summary>
internal static class RunnerReading
{
    /// <summary>The commands of a text: name, title, data.</summary>
    public static IReadOnlyList<(string Name, string Title, string Data)> Commands(string text) =>
        [.. text.Split('\n', '\r').SelectMany(Line)];

    private static IEnumerable<(string Name, string Title, string Data)> Line(string line)
    {
        var text = line.TrimStart();
        var end = text.StartsWith("::", StringComparison.Ordinal) ? text.IndexOf("::", 2, StringComparison.Ordinal) : -1;
        if (end >= 0)
        {
            var parts = text[2..end].Split(' ', 2);
            var title = parts.Length < 2 ? "" : parts[1].Trim().Split(',').Where(part => part.StartsWith("title=", StringComparison.Ordinal)).Select(part => part["title=".Length..]).FirstOrDefault("");
            yield return (parts[0], Unescape(title.Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)), Unescape(text[(end + 2)..]));
        }
        else if (line.Contains("##[", StringComparison.Ordinal))
        {
            yield return ("old form", "", line);
        }
    }

    private static string Unescape(string text) => text.Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
