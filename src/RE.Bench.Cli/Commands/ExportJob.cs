using System.Text.Json;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Reports.Exports;
using RE.Bench.Reports.Exports.Atif;
using RE.Bench.Reports.Exports.Inspect;
using RE.Bench.Reports.Exports.Tables;

namespace RE.Bench.Cli.Commands;

/// <summary>What <c>rebench export</c> was asked for.</summary>
/// <param name="Format"><c>eval</c>, <c>atif</c>, <c>csv</c>, <c>parquet</c> or <c>jsonl</c>.</param>
/// <param name="To">File, folder, or <c>-</c>.</param>
/// <param name="Table">One table; null = all.</param>
/// <param name="Force">Replace what is there.</param>
internal sealed record ExportJob(string Format, string To, string? Table, bool Force)
{
    private bool ToStandardOutput => To == "-";

    /// <summary>Refuses what does not fit together, before anything is read.</summary>
    /// <exception cref="UserErrorException">It does not; the message says what.</exception>
    public void Check()
    {
        var problem = (Format, ToStandardOutput) switch
        {
            ("eval" or "parquet", true) => $"A file of the format '{Format}' cannot go to standard output. Name a file or folder with --to.",
            ("csv", true) when Table is null => "Only one table fits on standard output. Choose it with --table.",
            ("jsonl", false) when !RunRecordFile.IsNamedSo(Path.GetFileName(To)) => $"'{To}' is not named like a file of run records. Let its name end with '{RunRecordFile.Extension}', so that 'rebench report' finds it.",
            (not ("csv" or "parquet"), _) when Table is not null => $"--table chooses among tables, and the format '{Format}' has none. Leave it out.",
            _ => null,
        };
        if (problem is not null)
        {
            throw new UserErrorException(problem);
        }
    }

    /// <summary>Writes run records.</summary>
    public async Task WriteRecordsAsync(IReadOnlyList<RunRecord> runs, CliIo io, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (ToStandardOutput)
        {
            foreach (var run in runs)
            {
                await io.Out.WriteLineAsync(JsonSerializer.Serialize(run, RunRecordJson.Compact.RunRecord).AsMemory(), cancellationToken);
            }

            return;
        }

        var file = ExportTarget.Of(To, RunRecordFile.Extension).Files([""], Force)[0];
        RunRecordFile.Write(file, runs);
        Say(io, [file]);
    }

    /// <summary>Writes runs in any of the other formats.</summary>
    public Task WriteAsync(IReadOnlyList<ExportedRun> runs, CliIo io, CancellationToken cancellationToken) => Format switch
    {
        "eval" => WriteEvalAsync(runs, io, cancellationToken),
        "atif" => WriteAtifAsync(runs, io, cancellationToken),
        _ => WriteTablesAsync(runs, io, cancellationToken),
    };

    private async Task WriteEvalAsync(IReadOnlyList<ExportedRun> runs, CliIo io, CancellationToken cancellationToken)
    {
        var groups = InspectGroup.Of(runs);
        var files = ExportTarget.Of(To, ".eval").Files([.. groups.Select(group => group.FileName)], Force);
        foreach (var (group, file) in groups.Zip(files))
        {
            await group.WriteAsync(file, Force, cancellationToken);
        }

        Say(io, files);
    }

    private async Task WriteAtifAsync(IReadOnlyList<ExportedRun> runs, CliIo io, CancellationToken cancellationToken)
    {
        if (ToStandardOutput)
        {
            if (runs.Count > 1)
            {
                throw new UserErrorException($"Only one trajectory fits on standard output, and {runs.Count} runs were named. Name one run, or a folder with --to.");
            }

            await PrintAsync(io, stream => new AtifTrajectory(runs[0]).WriteAsync(stream, cancellationToken), cancellationToken);
            return;
        }

        var files = ExportTarget.Of(To, ".json").Files([.. runs.Select(run => Path.GetFileName(run.Folder.Path) + AtifTrajectory.Extension)], Force);
        foreach (var (run, file) in runs.Zip(files))
        {
            await new AtifTrajectory(run).WriteAsync(file, Force, cancellationToken);
        }

        Say(io, files);
    }

    private async Task WriteTablesAsync(IReadOnlyList<ExportedRun> runs, CliIo io, CancellationToken cancellationToken)
    {
        var tables = ExportTable.All.Where(table => Table is null || table.Name == Table).ToList();
        if (ToStandardOutput)
        {
            await PrintAsync(io, stream => CsvFile.WriteAsync(tables[0], runs, stream, cancellationToken), cancellationToken);
            return;
        }

        var files = ExportTarget.Of(To, $".{Format}").Files([.. tables.Select(table => $"{table.Name}.{Format}")], Force);
        foreach (var (table, file) in tables.Zip(files))
        {
            await (Format == "csv" ? CsvFile.WriteAsync(table, runs, file, Force, cancellationToken) : ParquetFile.WriteAsync(table, runs, file, Force, cancellationToken));
        }

        Say(io, files);
    }

    private static async Task PrintAsync(CliIo io, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await write(bytes);
        bytes.Position = 0;
        using var reader = new StreamReader(bytes);
        await io.Out.WriteAsync((await reader.ReadToEndAsync(cancellationToken)).AsMemory(), cancellationToken);
    }

    private static void Say(CliIo io, IReadOnlyList<string> files)
    {
        foreach (var file in files)
        {
            io.Out.WriteLine(InertText.Line(file));
        }
    }
}
