namespace RE.Bench.Environments.Yaml;

/// <summary>One key of a mapping with its value.</summary>
internal sealed record YamlEntry(string Key, Place KeyPlace, YamlNode Value);
