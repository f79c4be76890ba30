using System.Text.RegularExpressions;

namespace RE.Bench.Tests.HouseRules.Documents;

/// <summary>Compares what a document shows with what a command printed.</summary>
internal static class PrintedLines
{
    private const char Anything = '…';

    /// <summary>The first shown line that does not come, in order, among the printed ones; null when all come.</summary>
    /// <remarks>In a line, <c>…</c> stands for any text; spaces at ends and their number do not count.</remarks>
    public static string? FirstMissing(IReadOnlyList<string> shown, string printed)
    {
        using var lines = printed.Split('\n').Select(Squeeze).GetEnumerator();
        return shown.FirstOrDefault(line => !Comes(Squeeze(line), lines));
    }

    private static bool Comes(string shown, IEnumerator<string> lines)
    {
        if (shown.Length == 0 || shown == Anything.ToString())
        {
            return true;
        }

        var pattern = new Regex($"^{string.Join(".*", shown.Split(Anything).Select(Regex.Escape))}$");
        while (lines.MoveNext())
        {
            if (pattern.IsMatch(lines.Current))
            {
                return true;
            }
        }

        return false;
    }

    private static string Squeeze(string line) => Regex.Replace(line.Trim(), @"\s+", " ");
}
