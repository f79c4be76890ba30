using System.Text.Json;
using RE.Bench.Budgets;

namespace RE.Bench.Runs.Verification;

/// <summary>Reads and writes <c>confirmation.json</c> of a run.</summary>
internal static class ConfirmationStore
{
    /// <summary>What stands there; null when there is none.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static Confirmation? Read(RunFiles files) => files.Confirmation() switch
    {
        FileRead.Absent => null,
        FileRead.Refused refused => throw new InvalidDataException(refused.Reason),
        FileRead.Content content => Parse(content.Bytes),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Writes it in one piece: readers see the old file or the whole new one.</summary>
    /// <exception cref="UserErrorException">The folder cannot be written.</exception>
    public static void Write(string runFolder, Confirmation confirmation)
    {
        var path = Path.Combine(runFolder, RunFiles.ConfirmationName);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                JsonSerializer.Serialize(file, confirmation, ConfirmationJson.Indented.Confirmation);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"'{path}' cannot be written: {failure.Message} Free some space, or copy the run to a folder that you may write.", failure);
        }
    }

    private static Confirmation Parse(byte[] bytes)
    {
        try
        {
            var confirmation = JsonSerializer.Deserialize(bytes, ConfirmationJson.Indented.Confirmation) ?? throw new JsonException("it is null");
            return confirmation.Schema != Confirmation.SchemaName ? throw new InvalidDataException($"confirmation.json has the schema '{confirmation.Schema}', and this version reads '{Confirmation.SchemaName}'")
                : confirmation.Attempts.Any(attempt => attempt is null || attempt.Scores.Any(score => score is null)) ? throw new InvalidDataException("confirmation.json has an empty attempt")
                : confirmation;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"confirmation.json cannot be read: {failure.Message}", failure);
        }
    }
}
