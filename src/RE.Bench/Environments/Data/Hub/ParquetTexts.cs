using Parquet;
using RE.Bench.Budgets;

namespace RE.Bench.Environments.Data.Hub;

/// <summary>Reads the column <c>text</c> of Parquet files, a group of rows at a time.</summary>
internal static class ParquetTexts
{
    private const string Column = "text";

    /// <summary>The documents of a file, in their order; rows without a text are left out.</summary>
    /// <exception cref="UserErrorException">It is no Parquet file, or has no such column of text.</exception>
    public static async IAsyncEnumerable<string> ReadAsync(string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = await OpenAsync(path, cancellationToken).ConfigureAwait(false);
        var field = reader.Schema.DataFields.FirstOrDefault(field => field.Name == Column && (field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>)))
            ?? throw new UserErrorException($"'{path}' has no column '{Column}' of text. It has: {string.Join(", ", reader.Schema.DataFields.Select(field => field.Name))}.");
        for (var at = 0; at < reader.RowGroupCount; at++)
        {
            using var group = reader.OpenRowGroupReader(at);
            var texts = new string?[group.RowCount];
            await group.ReadAsync(field, texts.AsMemory(), cancellationToken: cancellationToken).ConfigureAwait(false);
            // A row may have none, whatever the type says.
            foreach (var text in texts.OfType<string>())
            {
                yield return text;
            }
        }
    }

    private static async Task<ParquetReader> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await ParquetReader.CreateAsync(path, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or ParquetException or ArgumentException)
        {
            throw new UserErrorException($"'{path}' is no Parquet file: {problem.Message}", problem);
        }
    }
}
