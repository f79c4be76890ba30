using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace RE.Bench.Environments.Yaml;

/// <summary>What <see cref="DescriptionAttribute"/> says of a key: shown when it is missing, and by editors.</summary>
internal static class Description
{
    public static string? Of(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false).OfType<DescriptionAttribute>().FirstOrDefault()?.Description;
}
