using System.Globalization;
using System.Text;

namespace RE.Bench.Sandboxes.Guarded;

/// <summary>
/// File names as strings without loss: a byte that is not UTF-8 becomes a lone low surrogate U+DC80–U+DCFF (as in PEP 383), so that any name of a
/// hostile folder can be held, compared, opened again and shown.
/// </summary>
internal static class PathText
{
    private const char EscapeBase = '\uDC00';

    public static string Decode(ReadOnlySpan<byte> name)
    {
        var text = new StringBuilder(name.Length);
        while (!name.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(name, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune);
            }
            else
            {
                consumed = 1;
                text.Append((char)(EscapeBase + name[0]));
            }

            name = name[consumed..];
        }

        return text.ToString();
    }

    /// <summary>The bytes of a path with a NUL at the end, as system calls want them.</summary>
    /// <exception cref="ArgumentException">The text holds a NUL or a surrogate that stands for no byte.</exception>
    public static byte[] Encode(string path)
    {
        var bytes = new List<byte>(path.Length + 1);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] is >= '\uDC80' and <= '\uDCFF')
            {
                bytes.Add((byte)(path[i] - EscapeBase));
            }
            else if (Rune.TryGetRuneAt(path, i, out var rune) && rune.Value != 0)
            {
                bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                throw new ArgumentException($"The path {Show(path)} holds a character that no file name can.", nameof(path));
            }
        }

        bytes.Add(0);
        return [.. bytes];
    }

    /// <summary>The path in single quotes, on one line, with nothing that a terminal would act on: <c>'a\x0ab'</c>.</summary>
    public static string Show(string path)
    {
        var text = new StringBuilder("'");
        foreach (var c in path)
        {
            _ = c switch
            {
                >= '\uDC80' and <= '\uDCFF' => text.Append(CultureInfo.InvariantCulture, $"\\x{c - EscapeBase:x2}"),
                _ when IsPlain(c) || char.IsSurrogate(c) => text.Append(c),
                < '\u0100' => text.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            };

            if (text.Length > 200)
            {
                return text.Append("…'").ToString();
            }
        }

        return text.Append('\'').ToString();
    }

    /// <summary>False for names with control, formatting, line-breaking or non-UTF-8 characters.</summary>
    public static bool IsPlainName(string path) => path.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && IsPlain(Rune.GetUnicodeCategory(rune)));

    private static bool IsPlain(char c) => IsPlain(char.GetUnicodeCategory(c));

    private static bool IsPlain(UnicodeCategory category) => category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
