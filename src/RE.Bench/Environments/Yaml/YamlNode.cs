using System.Text.Json.Nodes;

namespace RE.Bench.Environments.Yaml;

/// <summary>One node of a YAML document that remembers where it stood.</summary>
internal abstract record YamlNode(Place Place)
{
    /// <summary>The same value without places; null stands for YAML's null.</summary>
    public abstract JsonNode? ToJson();

    /// <summary>A scalar, with the type that YAML 1.2 gives it.</summary>
    internal sealed record Scalar(Place Place, JsonValue? Value, string Text, bool Quoted) : YamlNode(Place)
    {
        public override JsonNode? ToJson() => Value?.DeepClone();
    }

    /// <summary>A list.</summary>
    internal sealed record Sequence(Place Place, IReadOnlyList<YamlNode> Items) : YamlNode(Place)
    {
        public override JsonNode ToJson() => new JsonArray([.. Items.Select(item => item.ToJson())]);
    }

    /// <summary>Keys with values, each key once.</summary>
    internal sealed record Mapping(Place Place, IReadOnlyList<YamlEntry> Entries) : YamlNode(Place)
    {
        public override JsonNode ToJson() => new JsonObject(Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.ToJson())));
    }

    /// <summary>Something refused and reported already, so that nothing else is said of it.</summary>
    internal sealed record Unreadable(Place Place) : YamlNode(Place)
    {
        public override JsonNode? ToJson() => null;
    }
}
