using System.Text.Json;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring.Processes;

namespace RE.Bench.Scoring;

/// <summary>The files between harness and scorer process; both ends use these four methods and nothing else.</summary>
public static class ScoringJson
{
    private const int LargestFile = 16 << 20;

    /// <summary>Writes a request; it appears under its name complete or not at all.</summary>
    public static void WriteRequest(string file, ScoreRequest request) =>
        WriteAtomic(file, JsonSerializer.SerializeToUtf8Bytes(request, ScoringJsonContext.Default.ScoreRequest));

    /// <summary>Reads a request strictly.</summary>
    /// <exception cref="JsonException">It is not one: an unknown key, a missing key, a wrong type.</exception>
    /// <exception cref="InvalidDataException">It is no regular file, is larger than 16 MiB, or has another schema.</exception>
    public static ScoreRequest ReadRequest(string file) =>
        JsonSerializer.Deserialize(Read(file), ScoringJsonContext.Default.ScoreRequest) is { Schema: ScoreRequest.SchemaName } request
            ? request
            : throw new InvalidDataException($"'{file}' does not have the schema '{ScoreRequest.SchemaName}'.");

    /// <summary>Writes a reply; a score that is not finite becomes <see cref="ScoreOutcome.Invalid"/> here.</summary>
    public static void WriteReply(string file, ScoreReport report) =>
        WriteAtomic(file, JsonSerializer.SerializeToUtf8Bytes(Finite(report), ScoringJsonContext.Default.ScoreReport));

    /// <summary>Reads a reply strictly; a score that is not finite becomes <see cref="ScoreOutcome.Invalid"/>.</summary>
    /// <exception cref="JsonException">It is not one: an unknown key, a missing key, a wrong type.</exception>
    /// <exception cref="InvalidDataException">It is no regular file or larger than 16 MiB.</exception>
    public static ScoreReport ReadReply(string file) =>
        Finite(JsonSerializer.Deserialize(Read(file), ScoringJsonContext.Default.ScoreReport) ?? throw new InvalidDataException($"'{file}' holds null."));

    private static ScoreReport Finite(ScoreReport report) => report.Outcome is ScoreOutcome.Scored scored && !double.IsFinite(scored.Raw)
        ? report with { Outcome = new ScoreOutcome.Invalid("the score is not a finite number") }
        : report;

    private static byte[] Read(string file)
    {
        try
        {
            using var folder = GuardedFolder.Open(Path.GetDirectoryName(Path.GetFullPath(file))!);
            using var stream = folder.OpenRead(Path.GetFileName(file), out var entry);
            var bytes = new byte[entry.Size <= LargestFile ? entry.Size : throw new InvalidDataException($"'{file}' is larger than {LargestFile} bytes.")];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException e)
        {
            throw new InvalidDataException($"'{file}' cannot be read: {e.Message}", e);
        }
    }

    private static void WriteAtomic(string file, byte[] content)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, file, overwrite: true);
    }
}
