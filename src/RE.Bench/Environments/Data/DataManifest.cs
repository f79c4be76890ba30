using System.Security.Cryptography;
using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Environments.Data.Hub;
using RE.Bench.Environments.Yaml;

namespace RE.Bench.Environments.Data;

/// <summary>What a data set is made of and which bytes must come out; a file of <c>environments/_data</c>.</summary>
internal sealed record DataManifest
{
    public required string Name { get; init; }

    public required string Canary { get; init; }

    public required string Summary { get; init; }

    /// <summary>Packages of npm.</summary>
    public IReadOnlyList<DataPackage> Packages { get; init; } = [];

    /// <summary>Files of a public hub.</summary>
    public IReadOnlyList<HubFile> Hub { get; init; } = [];

    /// <summary>Files that are made on a machine that can.</summary>
    public IReadOnlyList<MadeFile> Made { get; init; } = [];

    public required PreparationSettings Preparation { get; init; }

    /// <summary>SHA-256 in lower-case hex of every prepared file, by path such as <c>visible/train.bin</c>; empty where nobody prepared them yet, and then what the first preparation gave is held fast.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Changes whenever the prepared bytes may; short, for a folder's name.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(
        Made.Count > 0 ? JsonSerializer.SerializeToUtf8Bytes(new { Packages, Hub, Made, Preparation, Files })
        : Hub.Count > 0 ? JsonSerializer.SerializeToUtf8Bytes(new { Packages, Hub, Preparation, Files })
        : JsonSerializer.SerializeToUtf8Bytes(new { Packages, Preparation, Files })))[..12];

    /// <exception cref="UserErrorException">No such manifest, or it cannot be read.</exception>
    public static DataManifest Load(string folder, string name)
    {
        var file = Path.Combine(folder, $"{name}.yaml");
        if (!File.Exists(file))
        {
            var known = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [];
            throw new UserErrorException($"no data set is called '{name}': '{file}' does not exist. Known: {string.Join(", ", known.Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal))}.");
        }

        var manifest = StrictYaml.Read<DataManifest>(file).ValueOrThrow();
        return manifest.Name == name
            ? manifest
            : throw new UserErrorException($"the data manifest '{file}' is called '{manifest.Name}'. Give it the name of its file.");
    }
}
