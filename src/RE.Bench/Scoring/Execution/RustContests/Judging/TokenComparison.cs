using RE.Bench.Sandboxes;

namespace RE.Bench.Scoring.Execution.RustContests.Judging;

/// <summary>Compares what a program printed with what is expected, word by word.</summary>
internal static class TokenComparison
{
    private static readonly char[] Blanks = [' ', '\n', '\r', '\t'];

    /// <summary>True when both have the same words in the same order; words are compared letter by letter, so that 1.0 is not 1.</summary>
    public static bool IsSame(CapturedOutput printed, string expected) => !printed.IsCut && IsSame(printed.Text, expected);

    /// <summary>True when both have the same words in the same order.</summary>
    public static bool IsSame(string printed, string expected) =>
        printed.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).SequenceEqual(expected.Split(Blanks, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
