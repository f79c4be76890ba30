using RE.Bench.Budgets;

namespace RE.Bench.Reports.Exports;

/// <summary>A file that readers see whole or not at all: written beside its place, then moved there.</summary>
internal static class NewFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">Where it shall be.</param>
    /// <param name="force">Replace one that is there.</param>
    /// <param name="write">Fills it.</param>
    /// <param name="cancellationToken">Ends it; nothing is left behind.</param>
    /// <exception cref="UserErrorException">It is there already, or cannot be written.</exception>
    public static async Task WriteAsync(string path, bool force, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        Check(path, force);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            {
                await write(file);
                cancellationToken.ThrowIfCancellationRequested();
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: force);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"'{path}' cannot be written: {failure.Message} Choose another place with --to.", failure);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Refuses to overwrite.</summary>
    /// <exception cref="UserErrorException">The file is there and need not be replaced.</exception>
    public static void Check(string path, bool force)
    {
        if (Directory.Exists(path))
        {
            throw new UserErrorException($"'{path}' is a folder, and a file is to be written. Name a file with --to.");
        }

        if (!force && File.Exists(path))
        {
            throw new UserErrorException($"'{path}' is there already. Name another file with --to, or replace it with --force.");
        }
    }
}
