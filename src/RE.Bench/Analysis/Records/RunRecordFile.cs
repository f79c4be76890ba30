using System.Text.Json;
using RE.Bench.Budgets;

namespace RE.Bench.Analysis.Records;

/// <summary>Files of run records: <c>*.runs.jsonl</c>, one record a line, <see cref="RunRecord.SchemaName"/>.</summary>
public static class RunRecordFile
{
    /// <summary>How such files' names end.</summary>
    public const string Extension = ".runs.jsonl";

    /// <summary>True for the name of such a file.</summary>
    public static bool IsNamedSo(string name) => name.EndsWith(Extension, StringComparison.Ordinal) && name.Length > Extension.Length && name[0] != '.';

    /// <summary>Writes a file in one piece: readers see the old one or the whole new one.</summary>
    /// <param name="path">The file; folders on the way are made.</param>
    /// <param name="runs">One line each.</param>
    /// <exception cref="UserErrorException">It cannot be written.</exception>
    public static void Write(string path, IEnumerable<RunRecord> runs)
    {
        var temporary = path + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                foreach (var run in runs)
                {
                    JsonSerializer.Serialize(file, run, RunRecordJson.Compact.RunRecord);
                    file.WriteByte((byte)'\n');
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The file '{path}' cannot be written: {failure.Message} Name another with --to.", failure);
        }
    }

    /// <summary>Reads a file; each line that is no record is a problem with its number.</summary>
    internal static RunRead Read(string path, CancellationToken cancellationToken)
    {
        var (runs, refused) = (new List<RunRecord>(), new RefusedLines(path));
        try
        {
            using var lines = new LineReader(HostileFile.OpenRead(path));
            while (lines.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (RunRecordLine.Read(lines.Line, out var refusal) is { } run)
                {
                    runs.Add(run);
                }
                else if (refusal.Length > 0)
                {
                    refused.Add(lines.Number, refusal);
                }
            }
        }
        catch (IOException failure)
        {
            return new RunRead(runs, [.. refused.Problems(), new(path, $"'{path}' cannot be read to its end: {failure.Message}")]);
        }

        return new RunRead(runs, refused.Problems());
    }
}
