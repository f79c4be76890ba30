using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using RE.Bench.Budgets;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RE.Bench.Environments.Data;

/// <summary>What a data set is made of and which bytes must come out; a file of <c>environments/_data</c>.</summary>
internal sealed record DataManifest
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString,
        RespectNullableAnnotations = true,
    };

    public required string Name { get; init; }

    public required string Canary { get; init; }

    public required string Summary { get; init; }

    public required IReadOnlyList<DataPackage> Packages { get; init; }

    public required PreparationSettings Preparation { get; init; }

    /// <summary>SHA-256 in lower-case hex of every prepared file, by path such as <c>visible/train.bin</c>.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Changes whenever the prepared bytes may; short, for a folder's name.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Packages, Preparation, Files })))[..12];

    /// <exception cref="UserErrorException">No such manifest, or it cannot be read.</exception>
    public static DataManifest Load(string folder, string name)
    {
        var file = Path.Combine(folder, $"{name}.yaml");
        if (!File.Exists(file))
        {
            var known = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [];
            throw new UserErrorException($"no data set is called '{name}': '{file}' does not exist. Known: {string.Join(", ", known.Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal))}.");
        }

        try
        {
            return Parse(File.ReadAllText(file)) is { } manifest && manifest.Name == name ? manifest : throw new JsonException($"its name must be '{name}'");
        }
        catch (Exception e) when (e is YamlException or JsonException)
        {
            throw new UserErrorException($"the data manifest '{file}' cannot be read: {e.Message} Restore the file as it is in the repository.", e);
        }
    }

    internal static DataManifest? Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents is [var document] ? ToJson(document.RootNode).Deserialize<DataManifest>(Options) : throw new YamlException("one document is expected.");
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, ToJson(child.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(ToJson)]),
        _ => JsonValue.Create(((YamlScalarNode)node).Value),
    };
}
