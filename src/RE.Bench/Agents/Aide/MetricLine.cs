using System.Globalization;
using System.Text.RegularExpressions;

namespace RE.Bench.Agents.Aide;

/// <summary>Reads what a node's program measured itself, for tasks that hide the score: the last line <c>metric: NUMBER</c> of its output.</summary>
internal static partial class MetricLine
{
    public static double? Read(string output) => Line().Matches(output) is { Count: > 0 } found
        && double.TryParse(found[^1].Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;

    [GeneratedRegex(@"^[ \t]*metric[ \t]*[:=][ \t]*([-+0-9.eE]{1,40})[ \t]*\r?$", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
