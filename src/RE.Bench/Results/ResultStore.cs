using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Events;
using RE.Bench.Planning;

namespace RE.Bench.Results;

/// <summary>Reads and writes <c>result.json</c>.</summary>
public static class ResultStore
{
    /// <summary>Computes the result from the journal and writes it in one piece: readers see the old file or the whole new one.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="definition">Its environment.</param>
    /// <exception cref="UserErrorException">The folder cannot be written.</exception>
    public static RunResult Write(RunFolder folder, EnvironmentDefinition definition)
    {
        var result = ResultFold.From(JournalContent.Read(folder.Journal), definition);
        var temporary = folder.Result + ".tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                JsonSerializer.Serialize(file, result, ResultJson.Indented.RunResult);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, folder.Result, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The result '{folder.Result}' cannot be written: {failure.Message} The journal is complete: free some space, then 'rebench resume {result.Run}' writes it.", failure);
        }

        return result;
    }

    /// <summary>Reads a result.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">There is none, or it is not a result of this schema version.</exception>
    public static RunResult Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var document = JsonDocument.Parse(file);
            return OtherSchema(document.RootElement) is { } schema
                ? throw new UserErrorException($"'{path}' has the schema '{schema}', and this version reads '{RunResult.SchemaName}'. Use the version of rebench that wrote it; 'rebench show' reads the journal.")
                : document.Deserialize(ResultJson.Indented.RunResult) ?? throw new JsonException("the file is null");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new UserErrorException($"'{path}' is not a result that this version can read: {failure.Message}", failure);
        }
    }

    private static string? OtherSchema(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("schema", out var schema) && schema.ValueKind == JsonValueKind.String && !schema.ValueEquals(RunResult.SchemaName)
            ? schema.GetString()
            : null;
}
