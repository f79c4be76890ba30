using System.Text.Json;
using RE.Bench.Events;

namespace RE.Bench.Reports.Viewer;

/// <summary>Foreign text on its way to the page: bounded, and nothing in it that a browser would hide, reorder or obey.</summary>
internal static class Inert
{
    /// <summary>One line of at most that many characters, before escapes.</summary>
    public static string Line(string? text, int length = 200) => text is null ? "" : EscapedText.Line(Cut(text, length));

    /// <summary>The first line that is not blank.</summary>
    public static string Head(string text, int length)
    {
        var start = text.AsSpan().TrimStart();
        var end = start.IndexOfAny('\n', '\r');
        var first = (end < 0 ? start : start[..end]).TrimEnd();
        return first.Length > length ? Line(first[..(length + 1)].ToString(), length)
            : EscapedText.Line(first.ToString()) + (end >= 0 && !start[end..].IsWhiteSpace() ? " …" : "");
    }

    /// <summary>Some of a longer text, from a character to another, no pair of surrogates split.</summary>
    public static string Part(string text, int from, int length, out int end)
    {
        var start = Math.Clamp(Whole(text, from), 0, text.Length);
        end = Whole(text, (int)Math.Min((long)start + length, text.Length));
        return EscapedText.Block(text[start..end]);
    }

    /// <summary>JSON on several lines.</summary>
    public static string Json(JsonElement value) => JsonSerializer.Serialize(value, ViewerText.Indented.JsonElement);

    private static string Cut(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, Whole(text, length)), "…");

    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;
}
