using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench list</c>: all environments, one a line.</summary>
internal static class ListCommand
{
    private static readonly string[] Heading = ["ENVIRONMENT", "VERSION", "CPU", "GPU", "BETTER", "TITLE"];

    /// <summary>The verb.</summary>
    /// <param name="environments">Finds the environments; asked only when the verb runs.</param>
    /// <param name="output">Where the table or the JSON goes.</param>
    public static Command Create(Func<EnvironmentCatalog> environments, TextWriter output)
    {
        var json = new Option<bool>("--json") { Description = "One JSON array instead of a table" };
        var command = new Command("list", "List the environments") { json };
        command.SetAction(parsed =>
        {
            var found = Read(environments());
            if (parsed.GetValue(json))
            {
                output.WriteLine(new JsonArray([.. found.Select(one => Json(one.Slug, one.Read))]).ToJsonString());
            }
            else
            {
                Columns.Write(output, [Heading, .. found.Select(one => Row(one.Slug, one.Read))]);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static IReadOnlyList<(string Slug, YamlRead<EnvironmentFolder> Read)> Read(EnvironmentCatalog catalog) =>
        [.. catalog.Slugs().Select(slug => (slug, catalog.Read(slug)))];

    private static string[] Row(string slug, YamlRead<EnvironmentFolder> read) => read is YamlRead<EnvironmentFolder>.Valid { Value.Definition: var definition }
        ? [slug, definition.Version, Time(definition, "cpu"), Time(definition, "gpu"), Better(definition), definition.Title]
        : [slug, "-", "-", "-", "-", $"has {Problems(read)} problem(s): 'rebench validate' prints them"];

    private static JsonObject Json(string slug, YamlRead<EnvironmentFolder> read)
    {
        var entry = new JsonObject { ["slug"] = slug, ["problems"] = Problems(read) };
        if (read is not YamlRead<EnvironmentFolder>.Valid { Value: var (definition, _, digest) })
        {
            return entry;
        }

        entry["title"] = definition.Title;
        entry["version"] = definition.Version;
        entry["summary"] = definition.Summary;
        entry["better"] = Better(definition);
        entry["profiles"] = new JsonObject(definition.Profiles.Select(profile => KeyValuePair.Create<string, JsonNode?>(profile.Key, Json(profile.Value))));
        entry["digest"] = digest;
        return entry;
    }

    private static JsonObject Json(ProfileDefinition profile) => new()
    {
        ["time"] = XmlConvert.ToString(profile.Time),
        ["gpus"] = profile.Resources.Gpus?.Count ?? 0,
        ["starting"] = profile.Starting,
        ["reference"] = profile.Reference,
    };

    private static int Problems(YamlRead<EnvironmentFolder> read) => read is YamlRead<EnvironmentFolder>.Refused refused ? refused.Problems.Count : 0;

    private static string Time(EnvironmentDefinition definition, string profile) =>
        definition.Profiles.TryGetValue(profile, out var found) ? DurationText.Format(found.Time) : "-";

    private static string Better(EnvironmentDefinition definition) => JsonNamingPolicy.KebabCaseLower.ConvertName(definition.Score.Better.ToString());
}
