using System.Globalization;
using System.Text.RegularExpressions;

namespace RE.Bench.Environments;

/// <summary>A number of bytes, written <c>512MiB</c>, <c>4GiB</c>, <c>1TiB</c> or <c>65536B</c>.</summary>
/// <param name="Bytes">Not negative.</param>
public readonly partial record struct ByteSize(long Bytes)
{
    /// <summary>What a message says a size must look like.</summary>
    public const string Expected = "a size such as '512MiB' or '4GiB'";

    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>Reads a size of up to 1 PiB; null when the text is not one.</summary>
    public static ByteSize? TryParse(string? text)
    {
        if (text is null || text.Length > 24 || Pattern().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var bytes = double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * Math.Pow(1024, Array.IndexOf(Units, match.Groups[2].Value));
        return bytes <= 1L << 50 ? new ByteSize((long)bytes) : null;
    }

    /// <summary>Writes the size in the largest unit that keeps it readable.</summary>
    public override string ToString()
    {
        var unit = Bytes == 0 ? 0 : Math.Min(Units.Length - 1, (int)Math.Log(Bytes, 1024));
        return string.Create(CultureInfo.InvariantCulture, $"{Bytes / Math.Pow(1024, unit):0.##}{Units[unit]}");
    }

    [GeneratedRegex(@"^(\d{1,15}(?:\.\d{1,3})?)(B|KiB|MiB|GiB|TiB)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
