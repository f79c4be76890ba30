namespace RE.Bench.Environments.Data.Corpus;

/// <summary>Cuts bytes (as Latin-1 characters) into pieces that no merge crosses: a word, a number or marks, each with the blank before it.</summary>
internal static class PreTokenizer
{
    private enum Kind
    {
        Space,
        Letter,
        Digit,
        Mark,
    }

    public static IEnumerable<Range> Split(string bytes)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var end = start + 1;
            var kind = KindOf(bytes[start]);
            if (kind == Kind.Space && bytes[start] == ' ' && end < bytes.Length)
            {
                kind = KindOf(bytes[end]);
            }

            while (kind != Kind.Space && end < bytes.Length && KindOf(bytes[end]) == kind)
            {
                end++;
            }

            yield return start..end;
            start = end;
        }
    }

    // Bytes from 128 up belong to letters: UTF-8 sequences stay in one piece.
    private static Kind KindOf(char value) => value switch
    {
        ' ' or '\n' => Kind.Space,
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or >= '\u0080' => Kind.Letter,
        >= '0' and <= '9' => Kind.Digit,
        _ => Kind.Mark,
    };
}
