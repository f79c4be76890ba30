using System.Text.Json;
using System.Text.Json.Nodes;
using RE.Bench.Budgets;
using RE.Bench.Environments;

namespace RE.Bench.Cli.Trials;

/// <summary>The <c>calibration.json</c> of an environment.</summary>
internal static class CalibrationFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Its path.</summary>
    public static string PathOf(EnvironmentFolder environment) => Path.Combine(environment.Folder, "calibration.json");

    /// <summary>Replaces what the file says of one profile and keeps the rest.</summary>
    /// <exception cref="UserErrorException">The file is no JSON object.</exception>
    public static void Write(EnvironmentFolder environment, string profile, CalibrationSheet sheet)
    {
        var path = PathOf(environment);
        var root = Read(path);
        root["canary"] = environment.Definition.Canary;
        root["environment"] = environment.Definition.Slug;
        root["version"] = environment.Definition.Version;
        var profiles = root["profiles"] as JsonObject ?? [];
        profiles[profile] = sheet.ToJson();
        root.Remove("profiles");
        root["profiles"] = profiles;
        var temporary = $"{path}.tmp";
        File.WriteAllText(temporary, root.ToJsonString(Indented) + "\n");
        File.Move(temporary, path, overwrite: true);
    }

    private static JsonObject Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!.AsObject() : [];
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new UserErrorException($"'{path}' is no JSON object, so what was measured cannot be written into it. Mend or remove it, and run the same line again: the attempts are kept.", problem);
        }
    }
}
