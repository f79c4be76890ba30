using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>Writes a log of Inspect's: a zip whose header comes last, so that a log without one counts as not finished.</summary>
internal sealed class InspectLog
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    private readonly ZipArchive _zip;
    private readonly InspectGroup _group;
    private readonly CancellationToken _cancel;

    private InspectLog(ZipArchive zip, InspectGroup group, CancellationToken cancellationToken) => (_zip, _group, _cancel) = (zip, group, cancellationToken);

    /// <summary>Writes the log of a group of runs.</summary>
    public static async Task WriteAsync(Stream file, InspectGroup group, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await new InspectLog(zip, group, cancellationToken).WriteAsync();
    }

    private async Task WriteAsync()
    {
        var header = new InspectHeader(_group);
        await AddAsync("_journal/start.json", header.WriteStart);
        foreach (var sample in _group.Samples())
        {
            await AddAsync(sample.Member, sample.Write);
        }

        await AddAsync("_journal/summaries/1.json", WriteSummaries);
        await AddAsync("summaries.json", WriteSummaries);
        await AddOwnAsync();
        if (_group.Runs.All(run => run.Result is not null))
        {
            await AddAsync("reductions.json", header.WriteReductions);
            await AddAsync("header.json", header.Write);
        }
    }

    private void WriteSummaries(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var sample in _group.Samples())
        {
            sample.WriteSummary(json);
            json.FlushSometimes();
        }

        json.WriteEndArray();
    }

    // What Inspect ignores and we can read again: results as they are, and a list of them.
    private async Task AddOwnAsync()
    {
        var members = new List<(ExportedRun Run, string Member, byte[] Bytes)>();
        foreach (var (at, run) in _group.Runs.Index())
        {
            if (run.Result is not null)
            {
                var member = _group.Runs.Count == 1 ? "rebench/result.json" : $"rebench/result-{at + 1}.json";
                members.Add((run, member, await File.ReadAllBytesAsync(run.Folder.Result, _cancel)));
            }
        }

        foreach (var (_, member, bytes) in members)
        {
            await using var stream = await Open(member).OpenAsync(_cancel);
            await stream.WriteAsync(bytes, _cancel);
        }

        await AddAsync("rebench/manifest.json", json => WriteManifest(json, members));
    }

    private static void WriteManifest(Utf8JsonWriter json, IReadOnlyList<(ExportedRun Run, string Member, byte[] Bytes)> members)
    {
        json.WriteStartObject();
        json.WriteString("schema", "rebench.export/1");
        json.WriteStartArray("results");
        foreach (var (run, member, bytes) in members)
        {
            json.WriteStartObject();
            json.WriteString("run", run.Facts.Run);
            json.WriteString("member", member);
            json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(bytes)));
            json.WriteString("journal_hash", run.Content.LastHash);
            json.WriteNumber("journal_entries", run.Content.Entries.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private async Task AddAsync(string name, Action<Utf8JsonWriter> write)
    {
        _cancel.ThrowIfCancellationRequested();
        await using var stream = await Open(name).OpenAsync(_cancel);
        await using var json = new Utf8JsonWriter(stream, Options);
        write(json);
    }

    // The same runs give the same bytes.
    private ZipArchiveEntry Open(string name)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = _group.Runs[^1].LastAt;
        return entry;
    }
}
