using System.IO.Compression;
using System.Text;

namespace RE.Bench.Tests.Analysis.Imports.Inspect;

/// <summary>A log as Inspect writes it, of a task that is not ours.</summary>
internal sealed record MadeLog
{
    public string Status { get; init; } = "success";

    public string Eval { get; init; } =
        """{"eval_id":"E1","run_id":"R1","created":"2026-05-01T10:00:00+00:00","task":"ai_rd_fix_embedding/main","task_id":"T1","task_version":3,"solver":"react","model":"openai/gpt-5","dataset":{},"config":{"working_limit":3600},"packages":{"inspect_ai":"0.3.200"},"sandbox":{"type":"docker"}}""";

    /// <summary>Samples as JSON, by member name without folder and ending.</summary>
    public IReadOnlyList<(string Name, string Json)> Samples { get; init; } = [("1_epoch_1", Sample())];

    /// <summary>A sample with scores at some times.</summary>
    public static string Sample(string id = "1", int epoch = 1, string scores = """{"score":{"value":0.4}}""", string more = "") =>
        $$$"""
        {"id":"{{{id}}}","epoch":{{{epoch}}},"input":"go","target":"","messages":[{"role":"user","content":"a \"NaN\" and Infinity"}],"output":{},"metadata":{},"store":{},
        "events":[{"event":"model","timestamp":"2026-05-01T10:00:01+00:00","working_start":1.0,"model":"m","input":[],"output":{"x":[NaN,-Infinity]}},
        {"event":"score","timestamp":"2026-05-01T10:10:00+00:00","working_start":600.5,"intermediate":true,"score":{"value":0.2}},
        {"event":"score","timestamp":"2026-05-01T10:20:00+00:00","working_start":1200,"intermediate":true,"score":{"value":NaN}}],
        "scores":{{{scores}}},"model_usage":{"m":{"input_tokens":10,"input_tokens_cache_read":5,"output_tokens":7,"total_tokens":22,"total_cost":0.25}},"role_usage":{},"attachments":{},
        "started_at":"2026-05-01T10:00:00+00:00","total_time":2000,"working_time":1800.25{{{more}}}}
        """;

    /// <summary>The zip form.</summary>
    public byte[] Zip(CompressionLevel level = CompressionLevel.Optimal)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("_journal/start.json", $$$"""{"version":2,"eval":{{{Eval}}},"plan":{}}""");
            foreach (var (name, json) in Samples)
            {
                Add($"samples/{name}.json", json);
            }

            Add("header.json", $$$"""{"version":2,"status":"{{{Status}}}","eval":{{{Eval}}},"plan":{},"stats":{}}""");

            void Add(string name, string text)
            {
                using var stream = zip.CreateEntry(name, level).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The form of one document, its keys in an order that nobody promised.</summary>
    public byte[] Json() => Encoding.UTF8.GetBytes(
        $$$"""{"samples":[{{{string.Join(',', Samples.Select(sample => sample.Json))}}}],"version":2,"status":"{{{Status}}}","eval":{{{Eval}}},"plan":{},"stats":{} }""");
}
