using System.Globalization;
using System.Text.Json;

namespace RE.Bench.Agents.Modular.Tools;

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
}
