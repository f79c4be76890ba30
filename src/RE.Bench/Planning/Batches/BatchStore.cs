using System.Text.Json;
using System.Text.RegularExpressions;
using RE.Bench.Budgets;

namespace RE.Bench.Planning.Batches;

/// <summary>Reads and writes <c>batch.json</c>.</summary>
public static partial class BatchStore
{
    private const long Largest = 64 << 20;

    /// <summary>Writes it in one piece: readers see the old file or the whole new one.</summary>
    /// <exception cref="UserErrorException">The folder cannot be written.</exception>
    public static void Write(BatchFolder folder, Batch batch)
    {
        var temporary = folder.File + ".tmp";
        try
        {
            Directory.CreateDirectory(folder.Path);
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                JsonSerializer.Serialize(file, batch, BatchJson.Indented.Batch);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, folder.File, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The batch '{folder.File}' cannot be written: {failure.Message} Free some space, or choose a folder that you may write with --out.", failure);
        }
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="UserErrorException">There is none, or it is not a batch that this version can read.</exception>
    public static Batch Read(BatchFolder folder)
    {
        try
        {
            using var file = File.OpenRead(folder.File);
            var batch = file.Length > Largest ? throw new JsonException($"it has {file.Length >> 20} MB") : JsonSerializer.Deserialize(file, BatchJson.Indented.Batch) ?? throw new JsonException("the file is null");
            return Problem(batch) is { } problem ? throw new UserErrorException($"'{folder.File}' {problem}") : batch;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The batch '{folder.File}' cannot be read: {failure.Message} Name the folder of a batch, which has a '{BatchFolder.FileName}'.", failure);
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            throw new UserErrorException($"'{folder.File}' is not a batch that this version can read: {failure.Message} Restore it from a copy; the runs beside it can be read without it.", failure);
        }
    }

    private static string? Problem(Batch batch) =>
        batch.Schema != Batch.SchemaName ? $"has the schema '{batch.Schema}', and this version reads '{Batch.SchemaName}'. Use the version of rebench that wrote it."
        : batch.Asked.Environments is null || batch.Asked.Agents is null || batch.Runs.Any(run => run is null) ? "has an empty list or run. Restore it from a copy."
        : batch.Runs.FirstOrDefault(run => !SafeName().IsMatch(run.Run)) is { } odd ? $"names the run '{odd.Run}', which is no folder's name of ours. Restore it from a copy."
        : batch.Runs.Any(run => run.Limits.Time <= TimeSpan.Zero) ? "has a run without time. Restore it from a copy."
        : batch.Runs.GroupBy(run => run.Run).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"has the run '{twice.Key}' twice. Restore it from a copy."
        : null;

    [GeneratedRegex("^[0-9a-zA-Z][0-9a-zA-Z-]{0,199}$", RegexOptions.CultureInvariant)]
    private static partial Regex SafeName();
}
