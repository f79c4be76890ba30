using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace RE.Bench.Agents.Dialogue;

/// <summary>The arguments of one call, as the model wrote them.</summary>
internal sealed class ToolArguments(IEnumerable<KeyValuePair<string, object?>> values)
{
    private readonly Dictionary<string, object?> _values = values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>A text; null when it is not there or something else.</summary>
    public string? Text(string name) => _values.GetValueOrDefault(name) switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => null,
    };

    /// <summary>A number, also one written as text; null when it is not there or something else.</summary>
    public double? Number(string name)
    {
        var text = _values.GetValueOrDefault(name) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    /// <summary>Yes or no, also written as text; null when it is not there or something else.</summary>
    public bool? Flag(string name) => bool.TryParse(_values.GetValueOrDefault(name)?.ToString(), out var flag) ? flag : null;

    /// <summary>A list, also one written as text that holds JSON; null when it is not there or something else.</summary>
    public IReadOnlyList<JsonElement>? List(string name)
    {
        try
        {
            var element = _values.GetValueOrDefault(name) switch
            {
                null => default,
                JsonElement json => json,
                var other => JsonSerializer.SerializeToElement(other, AIJsonUtilities.DefaultOptions),
            };
            using var inner = element.ValueKind == JsonValueKind.String ? JsonDocument.Parse(element.GetString()!) : null;
            var list = inner?.RootElement.Clone() ?? element;
            return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : null;
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
