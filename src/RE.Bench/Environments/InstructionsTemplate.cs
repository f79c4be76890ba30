using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RE.Bench.Environments.Yaml;

namespace RE.Bench.Environments;

/// <summary>Instructions with placeholders such as <c>{{time}}</c> and <c>{{flop-limit}}</c>, filled from a profile and its parameters.</summary>
/// <param name="text">Text of <c>instructions.md</c>.</param>
public sealed partial class InstructionsTemplate(string text)
{
    /// <summary>The placeholders in order, with their places.</summary>
    internal IReadOnlyList<(string Name, Place Place)> Placeholders =>
        [.. Pattern().Matches(text).Select(match => (match.Groups[1].Value.Trim(), Place.After(text.AsSpan(0, match.Index))))];

    /// <summary>Fills the instructions of an environment.</summary>
    /// <param name="environment">An environment that passed its checks.</param>
    /// <param name="profile">Name of the profile.</param>
    /// <param name="time">The time budget, which a person may have changed.</param>
    public static string Render(EnvironmentFolder environment, string profile, TimeSpan time) =>
        new InstructionsTemplate(File.ReadAllText(environment.InstructionsFile)).Fill(Values(profile, environment.Profile(profile), time));

    /// <summary>What every placeholder of a profile stands for.</summary>
    internal static Dictionary<string, string> Values(string name, ProfileDefinition profile, TimeSpan time)
    {
        var values = BuiltIn(name, profile, time);
        foreach (var (key, value) in Flat(profile.Parameters, prefix: ""))
        {
            values.TryAdd(key, value);
        }

        return values;
    }

    /// <summary>Parameters that can never be shown, because a placeholder of that name exists.</summary>
    internal static IEnumerable<string> Shadowed(ProfileDefinition profile) =>
        profile.Parameters.Select(parameter => parameter.Key).Where(BuiltIn("", profile, profile.Time).ContainsKey);

    private static Dictionary<string, string> BuiltIn(string name, ProfileDefinition profile, TimeSpan time) => new(StringComparer.Ordinal)
    {
        ["profile"] = name,
        ["time"] = Words(time),
        ["cpus"] = profile.Resources.Cpus.ToString(CultureInfo.InvariantCulture),
        ["memory"] = profile.Resources.Memory.ToString(),
        ["disk"] = profile.Resources.Disk.ToString(),
        ["gpus"] = profile.Resources.Gpus is { } gpus ? $"{gpus.Count} {gpus.Model}".TrimEnd() : "no GPU",
    };

    /// <summary>Values by dotted name; a list is joined by commas.</summary>
    private static IEnumerable<(string Key, string Value)> Flat(JsonObject parameters, string prefix) => parameters.SelectMany(parameter => parameter.Value switch
    {
        JsonObject inner => Flat(inner, $"{prefix}{parameter.Key}."),
        JsonArray list => [($"{prefix}{parameter.Key}", string.Join(", ", list.Select(Text)))],
        var value => [($"{prefix}{parameter.Key}", Text(value))],
    });

    private static string Text(JsonNode? value) => value?.ToString() ?? "none";

    private string Fill(Dictionary<string, string> values) =>
        Pattern().Replace(text, match => values.TryGetValue(match.Groups[1].Value.Trim(), out var value) ? value : match.Value);

    private static string Words(TimeSpan time)
    {
        (int Count, string Unit)[] parts = [((int)time.TotalHours, "hour"), (time.Minutes, "minute"), (time.Seconds, "second")];
        var words = parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Unit}{(part.Count == 1 ? "" : "s")}");
        return string.Join(" ", words) is { Length: > 0 } text ? text : "less than a second";
    }

    [GeneratedRegex(@"\{\{([^{}\r\n]{1,80})\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
