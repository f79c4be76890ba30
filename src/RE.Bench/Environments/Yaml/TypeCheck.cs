using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RE.Bench.Environments.Yaml;

/// <summary>
/// Compares a document with the type that it is to become and reports every difference; System.Text.Json itself stops at the first.
/// </summary>
internal sealed class TypeCheck(JsonSerializerOptions options, ProblemLog problems)
{
    private readonly ValueCheck _values = new(options, problems);

    /// <summary>Checks a node and all below it.</summary>
    public void Check(YamlNode node, Type type, bool mayBeNull, KeyPath? path)
    {
        var target = Nullable.GetUnderlyingType(type);
        switch (node)
        {
            case YamlNode.Unreadable:
            case YamlNode.Scalar { Value: null } when mayBeNull || target is not null:
                return;
            case YamlNode.Scalar { Value: null }:
                problems.Add(node.Place, () => $"{KeyPath.Text(path)} has no value. Write one.");
                return;
        }

        var info = options.GetTypeInfo(target ?? type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object:
                Object(node, info, path);
                break;
            case JsonTypeInfoKind.Enumerable:
                List(node, info.ElementType!, path);
                break;
            case JsonTypeInfoKind.Dictionary:
                Dictionary(node, info.ElementType!, path);
                break;
            default:
                _values.Check(node, info.Type, path);
                break;
        }
    }

    private void Object(YamlNode node, JsonTypeInfo info, KeyPath? path)
    {
        if (AsMapping(node, path) is not { } map)
        {
            return;
        }

        var kind = info.PolymorphismOptions;
        if (kind is not null)
        {
            if (Arm(map, kind, path) is not { } arm)
            {
                return;
            }

            info = options.GetTypeInfo(arm);
        }

        var known = info.Properties.Where(IsWritable).ToDictionary(property => property.Name, StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            var below = new KeyPath(path, entry.Key);
            if (known.TryGetValue(entry.Key, out var property))
            {
                Check(entry.Value, property.PropertyType, property.IsSetNullable && !property.PropertyType.IsValueType, below);
            }
            else if (info.Properties.Any(other => other.IsExtensionData))
            {
                PlainValue(entry, below);
            }
            else if (entry.Key != kind?.TypeDiscriminatorPropertyName)
            {
                Unknown(entry, below, [.. known.Keys]);
            }
        }

        Missing(map, known.Values, path);
    }

    /// <summary>Keys that the record leaves to others may hold one plain value each.</summary>
    private void PlainValue(YamlEntry entry, KeyPath path)
    {
        if (entry.Value is not (YamlNode.Scalar { Value: not null } or YamlNode.Unreadable))
        {
            problems.Add(entry.Value.Place, () => $"{KeyPath.Text(path)} must be one value, not {(entry.Value is YamlNode.Scalar ? "nothing" : ValueCheck.Kind(entry.Value))}.");
        }
    }

    private void Unknown(YamlEntry entry, KeyPath path, IReadOnlyList<string> allowed) =>
        problems.Add(entry.KeyPlace, () => $"unknown key '{path}'.{NearestName.Hint(entry.Key, allowed)} Allowed here: {Shown.List(allowed)}.");

    private void Missing(YamlNode.Mapping map, IEnumerable<JsonPropertyInfo> known, KeyPath? path)
    {
        var present = map.Entries.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var property in known.Where(property => IsRequired(property) && !present.Contains(property.Name)))
        {
            problems.Add(map.Place, () => $"{KeyPath.Text(path)} lacks the required key '{property.Name}'.{Described(property)}");
        }
    }

    private Type? Arm(YamlNode.Mapping map, JsonPolymorphismOptions kind, KeyPath? path)
    {
        var name = kind.TypeDiscriminatorPropertyName;
        var arms = kind.DerivedTypes.Where(arm => arm.TypeDiscriminator is string).ToDictionary(arm => (string)arm.TypeDiscriminator!, arm => arm.DerivedType);
        var entry = map.Entries.FirstOrDefault(entry => entry.Key == name);
        if (entry?.Value is YamlNode.Scalar { Text: var text } && arms.TryGetValue(text, out var type))
        {
            return type;
        }

        if (entry is null)
        {
            problems.Add(map.Place, () => $"{KeyPath.Text(path)} lacks the required key '{name}'. Allowed: {Shown.List(arms.Keys)}.");
        }
        else if (entry.Value is not YamlNode.Unreadable)
        {
            problems.Add(entry.Value.Place, () => ValueCheck.NotOneOf(new(path, name), (entry.Value as YamlNode.Scalar)?.Text ?? "", [.. arms.Keys]));
        }

        return null;
    }

    private void List(YamlNode node, Type element, KeyPath? path)
    {
        if (node is not YamlNode.Sequence list)
        {
            problems.Add(node.Place, () => $"{KeyPath.Text(path)} must be a list, such as [a, b], not {ValueCheck.Kind(node)}.");
            return;
        }

        for (var at = 0; at < list.Items.Count; at++)
        {
            Check(list.Items[at], element, mayBeNull: false, new(path, $"[{at}]"));
        }
    }

    private void Dictionary(YamlNode node, Type element, KeyPath? path)
    {
        foreach (var entry in AsMapping(node, path)?.Entries ?? [])
        {
            Check(entry.Value, element, mayBeNull: false, new(path, entry.Key));
        }
    }

    private YamlNode.Mapping? AsMapping(YamlNode node, KeyPath? path)
    {
        if (node is not YamlNode.Mapping)
        {
            problems.Add(node.Place, () => $"{KeyPath.Text(path)} must hold keys with values, not {ValueCheck.Kind(node)}.");
        }

        return node as YamlNode.Mapping;
    }

    private static bool IsWritable(JsonPropertyInfo property) => !property.IsExtensionData && (property.Set is not null || property.AssociatedParameter is not null);

    private static bool IsRequired(JsonPropertyInfo property) => property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false };

    private static string Described(JsonPropertyInfo property) => Description.Of(property) is { } text ? $" {text}" : "";
}
