using System.Text.RegularExpressions;

namespace RE.Bench.Environments.Services.Judging;

/// <summary>
/// Verifies answers to instructions that have one right answer. Right beats wrong; of two right ones the shorter beats the longer; wrong ones are equal,
/// however they are written, so that nothing is won by style; an empty or endless answer loses to all that say something.
/// </summary>
public static partial class CheckedAnswer
{
    /// <summary>Longer answers count as endless.</summary>
    public const int LongestAnswer = 160;

    private enum Worth
    {
        Nothing,
        Wrong,
        Right,
    }

    /// <summary>Compares two answers by the right one.</summary>
    /// <param name="right">The right answer.</param>
    /// <param name="first">One answer.</param>
    /// <param name="second">The other.</param>
    public static Preference Compare(string right, JudgedAnswer first, JudgedAnswer second)
    {
        var (a, b) = (WorthOf(right, first), WorthOf(right, second));
        var order = a != b ? a.CompareTo(b) : a == Worth.Right ? second.Text!.Trim().Length.CompareTo(first.Text!.Trim().Length) : 0;
        return order > 0 ? Preference.First : order < 0 ? Preference.Second : Preference.Tie;
    }

    /// <summary>Whether an answer is right, with words around it or without.</summary>
    /// <param name="right">The right answer.</param>
    /// <param name="answer">What was said.</param>
    public static bool IsRight(string right, JudgedAnswer answer) => WorthOf(right, answer) == Worth.Right;

    private static Worth WorthOf(string right, JudgedAnswer answer)
    {
        var text = answer.Text?.Trim() ?? "";
        return text.Length is 0 or > LongestAnswer || !text.Any(char.IsAsciiLetterOrDigit) ? Worth.Nothing
            : text.TrimEnd('.') == right || Claim(text) == right ? Worth.Right
            : Worth.Wrong;
    }

    // What follows the only "is", as far as the next mark: whoever says two things has said neither.
    private static string? Claim(string text) => Is().Matches(text) is [var only] ? text[(only.Index + only.Length)..].Split([',', '.', '!', '?', ';', ':', '\n'])[0].Trim() : null;

    [GeneratedRegex(@"\bis\b")]
    private static partial Regex Is();
}
