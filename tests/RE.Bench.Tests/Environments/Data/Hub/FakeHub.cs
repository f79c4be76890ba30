using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using RE.Bench.Environments.Data;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Environments.Data.Hub;

/// <summary>A hub on loopback with small files in the formats of the real one, and a manifest that pins them.</summary>
internal sealed class FakeHub : IAsyncDisposable
{
    private const string Revision = "0123456789012345678901234567890123456789";
    private readonly TempFolder _folder = new();
    private readonly HttpListener _listener;
    private readonly Dictionary<string, (byte[] Content, string Use)> _files = [];
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _serving;
    private readonly string _address;

    public FakeHub()
    {
        for (var port = 20_000 + (Environment.ProcessId % 20_000); ; port++)
        {
            try
            {
                _address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");
                _listener = new HttpListener();
                _listener.Prefixes.Add(_address);
                _listener.Start();
                break;
            }
            catch (HttpListenerException)
            {
            }
        }

        Directory.CreateDirectory(_folder["manifests"]);
        _serving = ServeAsync();
    }

    /// <summary>Requests: path, and where the range that was asked for begins.</summary>
    public ConcurrentQueue<(string Path, long From)> Requests { get; } = new();

    /// <summary>Bytes after which the next answer breaks off; 0 = none does.</summary>
    public int BreakAfter { get; set; }

    public DataStore Store => new(new DataFolders(_folder["manifests"], _folder["cache"]) { Hub = new Uri(_address) }, TimeProvider.System);

    /// <summary>Its address, as <c>REBENCH_HUB</c> has it.</summary>
    public string Address => _address;

    public string this[params string[] parts] => _folder[parts];

    /// <summary>Puts a file on the hub.</summary>
    public void Add(string path, byte[] content, string use) => _files[path] = (content, use);

    /// <summary>A Parquet file with a column of documents, two groups of rows.</summary>
    public static async Task<byte[]> ParquetAsync(string column, IReadOnlyList<string> texts)
    {
        var field = new DataField<string>(column);
        using var stream = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(field), stream))
        {
            foreach (var rows in texts.Chunk((texts.Count / 2) + 1))
            {
                using var group = writer.CreateRowGroup();
                await group.WriteAsync(field, rows.ToList());
                group.CompleteValidate();
            }
        }

        return stream.ToArray();
    }

    /// <summary>Writes the manifest; another digest than the file's can be given.</summary>
    public void Pin(string name, string? sha256 = null)
    {
        var manifest = new
        {
            name,
            canary = "none",
            summary = "Fixtures.",
            hub = _files.Select(file => new Dictionary<string, object>
            {
                ["repository"] = "datasets/made/up",
                ["revision"] = Revision,
                ["path"] = file.Key,
                ["sha256"] = sha256 ?? Convert.ToHexStringLower(SHA256.HashData(file.Value.Content)),
                ["bytes"] = file.Value.Content.Length,
                ["license"] = "CC0-1.0",
                ["license-note"] = "Ours.",
                ["use"] = file.Value.Use,
            }),
            preparation = new { vocabulary = 50257, seed = 3 },
        };
        File.WriteAllText(Path.Combine(_folder["manifests"], $"{name}.yaml"), JsonSerializer.Serialize(manifest));
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _serving;
        _listener.Close();
        _ended.Dispose();
        _folder.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or IOException)
            {
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        var from = context.Request.Headers["Range"] is { } range ? long.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture) : 0;
        Requests.Enqueue((path, from));
        var file = _files.FirstOrDefault(file => path == $"/datasets/made/up/resolve/{Revision}/{file.Key}").Value.Content;
        if (file is null)
        {
            context.Response.StatusCode = 404;
            context.Response.Close();
            return;
        }

        var rest = file[(int)from..];
        context.Response.StatusCode = from > 0 ? 206 : 200;
        context.Response.ContentLength64 = rest.Length;
        var sent = BreakAfter > 0 && BreakAfter < rest.Length ? BreakAfter : rest.Length;
        BreakAfter = 0;
        await context.Response.OutputStream.WriteAsync(rest.AsMemory(0, sent));
        await context.Response.OutputStream.FlushAsync();
        if (sent < rest.Length)
        {
            context.Response.Abort();
        }
        else
        {
            context.Response.Close();
        }
    }

    /// <summary>A vocabulary of the 256 bytes, five merges and the end mark, in the form of GPT-2's two files.</summary>
    public static (byte[] Vocabulary, byte[] Merges) SmallTokenizer()
    {
        string[] merges = ["t h", "th e", "Ġ the", "a n", "an d"];
        var tokens = ByteCharacters().Concat(merges.Select(merge => merge.Replace(" ", "", StringComparison.Ordinal))).Append("<|endoftext|>");
        var vocabulary = tokens.Select((token, id) => (token, id)).ToDictionary(pair => pair.token, pair => pair.id);
        return (JsonSerializer.SerializeToUtf8Bytes(vocabulary), Encoding.UTF8.GetBytes("#version: 0.2\n" + string.Join('\n', merges) + "\n"));
    }

    /// <summary>GPT-2 writes each byte as a printable character: those that are printable as themselves, the rest from 256 on.</summary>
    private static IEnumerable<string> ByteCharacters()
    {
        var next = 256;
        for (var value = 0; value < 256; value++)
        {
            yield return ((char)(value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? value : next++)).ToString();
        }
    }
}
