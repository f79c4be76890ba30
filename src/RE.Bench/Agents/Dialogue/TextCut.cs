namespace RE.Bench.Agents.Dialogue;

/// <summary>Shortens text to its beginning and its end.</summary>
internal static class TextCut
{
    /// <summary>The text itself when it is short enough, else its two ends around a notice that says how much is missing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">Most characters to keep.</param>
    /// <param name="where">Where the whole text is, as an end of the notice's sentence; empty when nowhere.</param>
    public static string To(string text, int longest, string where)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var head = Whole(text, longest / 2);
        var tail = Whole(text, text.Length - (longest / 2));
        return $"{text[..head]}\n[… {tail - head} of {text.Length} characters are left out here{where} …]\n{text[tail..]}";
    }

    /// <summary>The beginning of a text, with an ellipsis where something is missing.</summary>
    public static string Head(string text, int longest) => text.Length <= longest ? text : text[..Whole(text, longest)] + "…";

    // Never between the two halves of one character.
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
