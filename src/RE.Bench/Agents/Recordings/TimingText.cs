using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RE.Bench.Agents.Recordings;

/// <summary>Takes out of texts what differs each time a run is repeated: the line of usage, durations, times of day and dates.</summary>
internal static partial class TimingText
{
    private const int Deepest = 64;

    /// <summary>The text with a mark in place of each.</summary>
    public static string Without(string text) => Duration().Replace(TimeOfDay().Replace(Date().Replace(UsageLine().Replace(text, "[used]"), "<date>"), "<time>"), "<duration>");

    /// <summary>The JSON with all of its texts so.</summary>
    public static JsonNode? Without(JsonElement element) => Without(element, 0);

    private static JsonNode? Without(JsonElement element, int depth) => element.ValueKind switch
    {
        JsonValueKind.String => JsonValue.Create(Without(element.GetString()!)),
        JsonValueKind.Array when depth < Deepest => new JsonArray([.. element.EnumerateArray().Select(item => Without(item, depth + 1))]),
        JsonValueKind.Object when depth < Deepest => Object(element, depth),
        _ => JsonNode.Parse(element.GetRawText()),
    };

    // Stamps and ids of the client libraries; what is said twice is said the last time.
    private static JsonObject Object(JsonElement element, int depth)
    {
        var made = new JsonObject();
        foreach (var property in element.EnumerateObject().Where(property => property.Name is not ("createdAt" or "messageId")))
        {
            made[property.Name] = Without(property.Value, depth + 1);
        }

        return made;
    }

    [GeneratedRegex(@"\[Used so far: [^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex UsageLine();

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z| ?[+-]\d{2}:?\d{2})?)?|\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2}|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"\b\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d+)?\b(?: ?[AP]M\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"(?<![\w.])(?:\d{1,12}(?:[.,]\d{1,12})? ?(?:ns|us|µs|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|h|d)(?![a-zA-Z]) ?)+", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
