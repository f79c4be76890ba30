namespace RE.Bench.Analysis.Records;

/// <summary>Foreign values in messages.</summary>
internal static class Quoted
{
    private const int Longest = 80;

    /// <summary>The value, cut where it is too long for a message.</summary>
    public static string Value(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";
}
