using System.Text;
using RE.Bench.Reports.Gates;

namespace RE.Bench.Reports.GitHub;

/// <summary>Foreign text in Markdown that shows as it is: no markup, no link, no end of a table's cell.</summary>
internal static class MarkdownText
{
    private const int Longest = 500;

    /// <summary>The text of one cell or list item.</summary>
    public static string Cell(string text)
    {
        var line = ForeignText.Line(text, Longest);
        var safe = new StringBuilder(line.Length + 16);
        foreach (var (at, letter) in line.Index())
        {
            if (IsMarkup(letter) || letter == '.' && at > 0 && !char.IsAsciiDigit(line[at - 1]))
            {
                safe.Append('\\');
            }

            safe.Append(letter);
        }

        return safe.ToString();
    }

    // Any ASCII punctuation may be escaped (CommonMark 2.4). Inside a line these mean nothing by themselves; a point does in 'www.', which GitHub turns into a link.
    private static bool IsMarkup(char letter) => char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter)) && letter is not ('-' or ',' or '%' or '(' or ')' or '.' or '\'' or '=');
}
