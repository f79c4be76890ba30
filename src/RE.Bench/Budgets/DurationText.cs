using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RE.Bench.Budgets;

/// <summary>Durations as people write them: <c>90s</c>, <c>30m</c>, <c>8h</c>, <c>1h30m</c>, <c>2d</c>, <c>250ms</c>.</summary>
public static partial class DurationText
{
    /// <summary>What a message says a duration must look like.</summary>
    public const string Expected = "a duration such as '90s', '30m', '8h' or '1h30m'";

    /// <summary>Reads a positive duration; null when the text is not one or is longer than 365 days.</summary>
    public static TimeSpan? TryParse(string? text)
    {
        if (text is null || text.Length > 32 || Pattern().Match(text) is not { Success: true, Length: > 0 } match)
        {
            return null;
        }

        var total = Part(match, "d") * 86_400_000.0 + Part(match, "h") * 3_600_000.0 + Part(match, "m") * 60_000.0 + Part(match, "s") * 1000.0 + Part(match, "ms");
        return total is > 0 and <= 365 * 86_400_000.0 ? TimeSpan.FromMilliseconds(total) : null;
    }

    /// <summary>Writes a duration in the same form, to the second: <c>1h30m</c>, <c>12m4s</c>, <c>0s</c>; below a second in milliseconds.</summary>
    public static string Format(TimeSpan value)
    {
        if (value > TimeSpan.Zero && value < TimeSpan.FromSeconds(1))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{value.TotalMilliseconds:0}ms");
        }

        var text = new StringBuilder();
        Append(text, value.Days, "d");
        Append(text, value.Hours, "h");
        Append(text, value.Minutes, "m");
        Append(text, value.Seconds, "s");
        return text.Length == 0 ? "0s" : text.ToString();
    }

    private static void Append(StringBuilder text, int value, string unit)
    {
        if (value > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{value}{unit}");
        }
    }

    private static double Part(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? double.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(?<d>\d{1,9})d)?(?:(?<h>\d{1,9})h)?(?:(?<m>\d{1,9})m(?!s))?(?:(?<s>\d{1,9})s)?(?:(?<ms>\d{1,9})ms)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
