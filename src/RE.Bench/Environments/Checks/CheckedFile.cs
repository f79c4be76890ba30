using RE.Bench.Environments.Yaml;

namespace RE.Bench.Environments.Checks;

/// <summary>The definition that is being checked, and where its keys stand.</summary>
internal sealed record CheckedFile(string Folder, string File, YamlPlaces Places)
{
    /// <summary>The folder of all environments.</summary>
    public string Root => Path.GetDirectoryName(Folder) ?? Folder;

    /// <summary>A problem with the value at the end of a path of keys.</summary>
    public Problem At(string message, params ReadOnlySpan<string> path) => new(File, Places.ValueOf(path), message);

    /// <summary>A problem with something that the definition does not have.</summary>
    public Problem Missing(string message) => new(File, Place.Start, message);
}
