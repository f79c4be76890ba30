using System.Text.Json;
using RE.Bench.Analysis.Records;

namespace RE.Bench.Analysis.Imports;

/// <summary>Reads a row of METR's public run table; nothing in it is trusted.</summary>
internal static class MetrRowReader
{
    private const double LargestScore = 1000;
    private const double LongestSeconds = 365 * 86400;
    private const double LatestMilliseconds = 4e12;
    private const int LongestName = 200;

    /// <summary>The row of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="family">The task family that it names, known or not; empty when it names none.</param>
    /// <exception cref="FormatException">It is no such row; the message says why.</exception>
    public static MetrRow? Read(ReadOnlySpan<byte> line, out string family)
    {
        family = "";
        using var document = Parse(line);
        var row = document.RootElement;
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("the line is not a JSON object");
        }

        family = Text(row, "task_family");
        var name = family;
        return MetrFamily.All.FirstOrDefault(known => known.Name == name) is not { } found ? null : new MetrRow(
            Id(row),
            found,
            Text(row, "alias"),
            Number(row, "score", 0, LargestScore),
            Number(row, "time_limit", 0, LongestSeconds),
            Moment(row, "started_at"),
            Moment(row, "completed_at"),
            row.TryGetProperty("fatal_error_from", out var end) && end.ValueKind == JsonValueKind.String ? Text(row, "fatal_error_from") : null);
    }

    private static JsonDocument Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonDocument.Parse(line.ToArray(), new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            var isNotFinite = line.IndexOf("NaN"u8) >= 0 || line.IndexOf("Infinity"u8) >= 0;
            throw new FormatException(isNotFinite ? "the line holds NaN or Infinity, which is no score" : "the line is not a JSON object");
        }
    }

    private static string Id(JsonElement row) => row.TryGetProperty("run_id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number)
        ? number.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : Text(row, "run_id");

    private static string Text(JsonElement row, string key)
    {
        if (!row.TryGetProperty(key, out var value) || value.ValueKind != JsonValueKind.String)
        {
            throw new FormatException(row.TryGetProperty(key, out _) ? $"its {key} is {Show(value)}, not a text" : $"it has no {key}");
        }

        try
        {
            return value.GetString() is { Length: > 0 and <= LongestName } text && !string.IsNullOrWhiteSpace(text) ? text : throw new FormatException($"its {key} is empty or longer than {LongestName} letters");
        }
        catch (InvalidOperationException failure)
        {
            throw new FormatException($"its {key} is not Unicode text", failure);
        }
    }

    private static double Number(JsonElement row, string key, double least, double most)
    {
        if (!row.TryGetProperty(key, out var value))
        {
            throw new FormatException($"it has no {key}");
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"its {key} is {Show(value)}, not a number from {least} to {most:0}");
    }

    private static double Moment(JsonElement row, string key) =>
        row.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? Number(row, key, 0, LatestMilliseconds) : 0;

    private static string Show(JsonElement value) => Quoted.Value(value.GetRawText());
}
