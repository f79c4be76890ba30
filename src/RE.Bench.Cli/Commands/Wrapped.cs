using System.Text;

namespace RE.Bench.Cli.Commands;

/// <summary>Sentences broken between words into lines of at most 100 characters.</summary>
internal static class Wrapped
{
    private const int Width = 100;

    public static string Text(string text)
    {
        var (lines, column) = (new StringBuilder(), 0);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var breaks = column > 0 && column + 1 + word.Length > Width;
            lines.Append(breaks ? "\n" : column > 0 ? " " : "").Append(word);
            column = breaks || column == 0 ? word.Length : column + 1 + word.Length;
        }

        return lines.ToString();
    }
}
