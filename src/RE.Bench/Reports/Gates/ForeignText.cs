using System.Globalization;
using System.Text;

namespace RE.Bench.Reports.Gates;

/// <summary>Text from runs on its way into a file that other programs read: what is not plain becomes visible.</summary>
internal static class ForeignText
{
    /// <summary>One line of at most so many characters; control and format characters, line ends and halves of pairs become <c>\u{1b}</c>.</summary>
    public static string Line(string text, int length) => Cut(Escape(text, isBlock: false), length);

    /// <summary>Several lines of at most so many characters in all; line feeds and tabs stay.</summary>
    public static string Block(string text, int length) => Cut(Escape(text.Replace("\r\n", "\n", StringComparison.Ordinal), isBlock: true), length);

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var keep = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..keep] + "…";
    }

    private static string Escape(string text, bool isBlock)
    {
        var safe = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, at, out var rune);
            if (isWhole && IsPlain(rune, isBlock))
            {
                safe.Append(rune.ToString());
            }
            else
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{{{(isWhole ? rune.Value : text[at]):x}}}");
            }

            at += isWhole ? rune.Utf16SequenceLength : 1;
        }

        return safe.ToString();
    }

    // Beside what XML 1.0 forbids (section 2.2), all that hides or reorders letters.
    private static bool IsPlain(Rune rune, bool isBlock) => rune.Value is '\n' or '\t'
        ? isBlock
        : rune.Value is not (0xfffe or 0xffff) && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
}
