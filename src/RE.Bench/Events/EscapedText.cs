using System.Globalization;
using System.Text;

namespace RE.Bench.Events;

/// <summary>
/// Foreign text made safe to show: what a terminal or a browser would obey, hide or reorder becomes a visible escape such as <c>\x1b</c> or
/// <c>\u{202e}</c>.
/// </summary>
public static class EscapedText
{
    /// <summary>Text of one line: line feeds and tabs are escaped too.</summary>
    public static string Line(string text) => Escape(text, isBlock: false);

    /// <summary>Text of several lines: line feeds and tabs stay, a carriage return before a line feed goes.</summary>
    public static string Block(string text) => Escape(text.Replace("\r\n", "\n", StringComparison.Ordinal), isBlock: true);

    private static string Escape(string text, bool isBlock)
    {
        StringBuilder? safe = null;
        for (var at = 0; at < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, at, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && IsPlain(rune, isBlock))
            {
                safe?.Append(text, at, length);
            }
            else
            {
                safe ??= new StringBuilder(text, 0, at, text.Length + 16);
                AppendEscape(safe, isWhole ? rune.Value : text[at]);
            }

            at += length;
        }

        return safe?.ToString() ?? text;
    }

    private static bool IsPlain(Rune rune, bool isBlock) => rune.IsAscii
        ? rune.Value is >= 0x20 and < 0x7f || (isBlock && rune.Value is '\n' or '\t')
        : Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static void AppendEscape(StringBuilder safe, int value) => _ = value switch
    {
        '\n' => safe.Append("\\n"),
        '\r' => safe.Append("\\r"),
        '\t' => safe.Append("\\t"),
        <= 0xff => safe.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}"),
        _ => safe.Append(CultureInfo.InvariantCulture, $"\\u{{{value:x}}}"),
    };
}
