using RE.Bench.Events;

namespace RE.Bench.Cli.Display.Words;

/// <summary>
/// Foreign text made safe to print: what a terminal would obey, hide or reorder is shown as a visible escape such as <c>\x1b</c> or
/// <c>\u{202e}</c>. Output of sandboxes, models and scorers reaches a terminal through here only.
/// </summary>
internal static class InertText
{
    private const string Ellipsis = "…";

    /// <summary>Text of one line: line feeds and tabs are escaped too.</summary>
    public static string Line(string text) => EscapedText.Line(text);

    /// <summary>The first line that is not blank, cut to a length, with a mark when more follows.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">Most characters of the answer, the mark included.</param>
    public static string Head(string text, int length)
    {
        var start = text.AsSpan().TrimStart();
        var end = start.IndexOfAny('\n', '\r');
        var first = (end < 0 ? start : start[..end]).TrimEnd();
        var more = end >= 0 && !start[end..].IsWhiteSpace();
        return Clip(Line(first[..Math.Min(first.Length, length + 1)].ToString()), length, more);
    }

    /// <summary>Text of several lines: line feeds and tabs stay, a carriage return before a line feed goes.</summary>
    public static string Block(string text) => EscapedText.Block(text);

    private static string Clip(string text, int length, bool more)
    {
        if (text.Length <= length && !more)
        {
            return text;
        }

        var keep = Math.Min(text.Length, length - 1);
        var splitsPair = keep > 0 && keep < text.Length && char.IsHighSurrogate(text[keep - 1]);
        return string.Concat(text.AsSpan(0, splitsPair ? keep - 1 : keep), Ellipsis);
    }
}
