using System.Globalization;
using System.Text;

namespace RE.Bench.Reports.Plots.Styles;

/// <summary>Words and numbers of figures.</summary>
internal static class FigureWords
{
    /// <summary>Text of one line and of bounded length: the middle goes, since the end tells budgets apart; what a font or a file cannot show is a question mark.</summary>
    public static string Short(string text, int length)
    {
        var plain = Plain(text);
        if (plain.Length <= length)
        {
            return plain;
        }

        var (head, tail) = (plain[..(length - 1 - (length / 3))], plain[^(length / 3)..]);
        return $"{(char.IsHighSurrogate(head[^1]) ? head[..^1] : head)}…{(char.IsLowSurrogate(tail[0]) ? tail[1..] : tail)}";
    }

    /// <summary>Text of one line without characters that cannot be drawn.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(IsDrawn(rune) ? rune.ToString() : "?");
        }

        return plain.ToString();
    }

    /// <summary>A score with two digits.</summary>
    public static string Score(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Things and their number: <c>1 run</c>, <c>1,808 runs</c>.</summary>
    public static string Count(int number, string one) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {one}{(number == 1 ? "" : "s")}");

    private static bool IsDrawn(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
