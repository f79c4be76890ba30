namespace RE.Bench.Analysis.Records;

/// <summary>Foreign values in messages.</summary>
internal static class Quoted
{
    private const int Longest = 80;

    /// <summary>The value, cut where it is too long for a message.</summary>
    public static string Value(string text) => Cut(text, Longest);

    /// <summary>What a parser says is wrong, which quotes foreign text too.</summary>
    public static string Reason(Exception failure) => Cut(failure.Message, 3 * Longest).TrimEnd('.');

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";
}
