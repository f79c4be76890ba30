using System.Text.Json;

namespace RE.Bench.Events;

/// <summary>What the first line of a journal says of itself, read without knowing its version.</summary>
internal static class JournalHead
{
    /// <summary>The one schema that this version reads.</summary>
    public const string Schema = "rebench.events/1";

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 128 };

    /// <summary>A text among the facts of the first line; null when there is none.</summary>
    public static string? Fact(ReadOnlySpan<byte> line, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(line.ToArray(), Deep);
            return document.RootElement.TryGetProperty("event", out var happened) && happened.ValueKind == JsonValueKind.Object
                && happened.TryGetProperty("facts", out var facts) && facts.ValueKind == JsonValueKind.Object
                && facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The schema that the line names when this version cannot read it; null when it can, or when none is named.</summary>
    public static string? OtherSchema(ReadOnlySpan<byte> line) => Fact(line, "schema") is { } schema && schema != Schema ? schema : null;
}
