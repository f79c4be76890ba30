using System.Text.Json;
using System.Xml;

namespace RE.Bench.Cli.Display.Words;

/// <summary>Reads single fields of a step's JSON; a field that is missing or of another kind reads as nothing, so that old journals can be shown.</summary>
internal static class StepFields
{
    /// <summary>A text; empty when there is none.</summary>
    public static string Text(JsonElement step, string name) =>
        Find(step, name) is { ValueKind: JsonValueKind.String } field ? field.GetString()! : "";

    /// <summary>A whole number; null when there is none.</summary>
    public static long? Number(JsonElement step, string name) =>
        Find(step, name) is { ValueKind: JsonValueKind.Number } field && field.TryGetInt64(out var value) ? value : null;

    /// <summary>True when the field says so.</summary>
    public static bool IsSet(JsonElement step, string name) => Find(step, name) is { ValueKind: JsonValueKind.True };

    /// <summary>A duration in ISO 8601; null when there is none.</summary>
    public static TimeSpan? Duration(JsonElement step, string name)
    {
        try
        {
            return Text(step, name) is { Length: > 0 } text ? XmlConvert.ToTimeSpan(text) : null;
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static JsonElement? Find(JsonElement step, string name) =>
        step.ValueKind == JsonValueKind.Object && step.TryGetProperty(name, out var field) ? field : null;
}
