using System.Text;

namespace RE.Bench.Environments.Yaml;

/// <summary>Names and values as messages show them: in quotes, on one line, not too long, without control characters.</summary>
internal static class Shown
{
    private const int Longest = 60;

    public static string Quoted(string text) => $"'{Plain(text)}'";

    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(Quoted));

    /// <summary>A message of another library as one of ours: one line, ending with a full stop.</summary>
    public static string Sentence(string message)
    {
        var line = Plain(message.ReplaceLineEndings(" "), 200).TrimEnd('.', ' ');
        return $"{line}.";
    }

    public static string Plain(string text, int longest = Longest)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(longest))
        {
            shown.Append(IsPrintable(rune) ? rune.ToString() : $"\\u{rune.Value:x4}");
        }

        return text.EnumerateRunes().Skip(longest).Any() ? shown.Append('…').ToString() : shown.ToString();
    }

    private static bool IsPrintable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator
            or System.Globalization.UnicodeCategory.OtherNotAssigned or System.Globalization.UnicodeCategory.PrivateUse);
}
