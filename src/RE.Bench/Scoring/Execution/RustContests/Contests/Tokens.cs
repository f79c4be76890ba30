using System.Globalization;

namespace RE.Bench.Scoring.Execution.RustContests.Contests;

/// <summary>Reads an input as the words that blanks and line ends divide it into.</summary>
/// <param name="text">The input.</param>
internal sealed class Tokens(string text)
{
    private readonly string[] _words = text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
    private int _next;

    /// <summary>The next word.</summary>
    public string Word() => _words[_next++];

    /// <summary>The next number.</summary>
    public long Long() => long.Parse(Word(), CultureInfo.InvariantCulture);

    /// <summary>The next number, a small one.</summary>
    public int Int() => (int)Long();

    /// <summary>The next numbers.</summary>
    public long[] Longs(int count) => [.. Enumerable.Range(0, count).Select(_ => Long())];

    /// <summary>The next words.</summary>
    public string[] Words(int count) => [.. Enumerable.Range(0, count).Select(_ => Word())];
}
