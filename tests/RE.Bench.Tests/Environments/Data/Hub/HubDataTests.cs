using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RE.Bench.Budgets;
using RE.Bench.Environments.Data;
using RE.Bench.Environments.Data.Corpus;
using RE.Bench.Environments.Data.Hub;

namespace RE.Bench.Tests.Environments.Data.Hub;

public sealed class HubDataTests : IAsyncLifetime
{
    private readonly FakeHub _hub = new();
    private readonly RecordedProgress _progress = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Texts_of_parquet_files_become_tokens_of_gpt_2_in_three_files()
    {
        IReadOnlyList<string> texts = [.. Enumerable.Range(0, 20_000).Select(i => $"the {i} and\n\nthe")];
        await PutTextsAsync(texts);

        var data = await EnsureAsync();

        var train = Tokens(Path.Combine(data.VisibleFolder, "train.bin"));
        var validation = Tokens(Path.Combine(data.VisibleFolder, "validation.bin"));
        var heldOut = Tokens(Path.Combine(data.HeldOutFolder, "heldout.bin"));
        Assert.Equal(texts.Count, new[] { train, validation, heldOut }.Sum(file => file.Count(token => token == 50256)));
        Assert.InRange(validation.Length, 1, train.Length / 100);
        Assert.InRange(heldOut.Length, 1, train.Length / 100);
        // "the", " 0" as two bytes, " and" less its merge, two line ends that are no one token, "the": 256 bytes come first, then the merges.
        var first = train.TakeWhile(token => token != 50256).ToArray();
        Assert.Equal(257, first[0]);
        Assert.Equal(257, first[^1]);
        Assert.Equal(2, first.Count(token => token == first[^2]));
    }

    [Fact]
    public async Task A_transfer_that_broke_off_goes_on_where_it_was()
    {
        _hub.Add("weights.bin", [.. Enumerable.Range(0, 3_000_000).Select(i => (byte)i)], "visible");
        _hub.Pin("made");
        _hub.BreakAfter = 1_500_000;

        var data = await EnsureAsync();

        Assert.Equal(3_000_000, new FileInfo(Path.Combine(data.VisibleFolder, "weights.bin")).Length);
        Assert.Equal(0, _hub.Requests.First().From);
        Assert.InRange(_hub.Requests.Last().From, 1, 1_500_000);
    }

    [Fact]
    public async Task The_second_use_asks_the_hub_nothing_and_a_changed_file_is_made_again()
    {
        _hub.Add("problems.parquet", [1, 2, 3], "held-out");
        _hub.Pin("made");
        var data = await EnsureAsync();
        var asked = _hub.Requests.Count;

        await EnsureAsync();
        Assert.Equal(asked, _hub.Requests.Count);

        File.WriteAllBytes(Path.Combine(data.HeldOutFolder, "problems.parquet"), [9]);
        await EnsureAsync();
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Path.Combine(data.HeldOutFolder, "problems.parquet")));
    }

    [Fact]
    public async Task A_file_with_other_bytes_is_refused_and_removed()
    {
        _hub.Add("weights.bin", [1, 2, 3], "visible");
        _hub.Pin("made", new string('0', 64));

        var error = await Assert.ThrowsAsync<UserErrorException>(EnsureAsync);

        Assert.Contains("weights.bin' has 3 bytes with SHA-256", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_hub["cache", "hub"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_that_the_hub_does_not_have_is_named_with_what_to_do()
    {
        _hub.Add("weights.bin", [1, 2, 3], "visible");
        _hub.Pin("made");
        _hub.Add("weights.bin", [], "visible");
        await using var empty = new FakeHub();
        File.Copy(_hub["manifests", "made.yaml"], empty["manifests", "made.yaml"]);

        var error = await Assert.ThrowsAsync<UserErrorException>(() => empty.Store.EnsureAsync("made", _progress, TestContext.Current.CancellationToken));

        Assert.Contains("/datasets/made/up/resolve/0123456789012345678901234567890123456789/weights.bin' cannot be fetched", error.Message, StringComparison.Ordinal);
        Assert.Contains("REBENCH_HUB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_can_be_shown_with_the_rows_of_its_embedding_in_another_order()
    {
        _hub.Add("model.safetensors", Model(rows: 50), "scrambled");
        _hub.Pin("made");

        var data = await EnsureAsync();

        var (old, rows) = (Rows(Model(50)), Rows(await File.ReadAllBytesAsync(Path.Combine(data.VisibleFolder, "model.safetensors"), TestContext.Current.CancellationToken)));
        Assert.InRange(rows.Zip(old).Count(pair => pair.First.SequenceEqual(pair.Second)), 0, 10);
        Assert.Equal(old.Select(Convert.ToHexString).Order(), rows.Select(Convert.ToHexString).Order());
        Assert.Equal(rows, Gpt2Weights.Scrambled(50, seed: 3).Select(row => old[row]));
    }

    [Fact]
    public async Task A_model_can_be_shown_with_its_bytes_in_their_order_and_its_merges_as_pairs()
    {
        var (vocabulary, merges) = FakeHub.SmallTokenizer();
        _hub.Add("vocab.json", vocabulary, "vocabulary");
        _hub.Add("merges.txt", merges, "merges");
        _hub.Add("model.safetensors", Model(rows: 262), "byte-order");
        _hub.Pin("made");

        var data = await EnsureAsync();

        var numbers = JsonSerializer.Deserialize<Dictionary<string, int>>(vocabulary)!;
        using var tokenizer = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(data.VisibleFolder, "tokenizer.json"), TestContext.Current.CancellationToken));
        var (old, rows) = (Rows(Model(262)), Rows(await File.ReadAllBytesAsync(Path.Combine(data.VisibleFolder, "model.safetensors"), TestContext.Current.CancellationToken)));
        Assert.Equal(old[numbers["A"]], rows['A']);
        Assert.Equal(old[numbers["Ġ"]], rows[' ']);
        Assert.Equal(old[256..], rows[256..]);
        Assert.Equal(261, tokenizer.RootElement.GetProperty("end_of_document").GetInt32());
        int[][] pairs = [['t', 'h'], [256, 'e'], [' ', 257], ['a', 'n'], [259, 'd']];
        Assert.Equal(pairs, tokenizer.RootElement.GetProperty("merges").EnumerateArray().Select(pair => pair.EnumerateArray().Select(part => part.GetInt32()).ToArray()));
        // What our own encoding makes of a word is GPT-2's token of it.
        var ours = new BytePairEncoding([.. pairs.Select(pair => (pair[0], pair[1]))]);
        Assert.Equal([258, 260], ours.Encode(" theand").Select(token => (int)token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"wpe.weight":{"dtype":"F16","shape":[50,3],"data_offsets":[0,300]}}""")]
    [InlineData("""{"wte.weight":{"dtype":"F16","shape":[50,3],"data_offsets":[0,3000]}}""")]
    [InlineData("""{"wte.weight":{"dtype":"F16","shape":[],"data_offsets":[0,300]}}""")]
    [InlineData("""{"wte.weight":{"dtype":"F16","shape":[7,3],"data_offsets":[0,300]}}""")]
    public async Task A_file_without_such_an_embedding_cannot_be_scrambled(string header)
    {
        _hub.Add("model.safetensors", [.. BitConverter.GetBytes((long)header.Length), .. Encoding.ASCII.GetBytes(header), .. new byte[header.Length > 0 ? 300 : 0]], "scrambled");
        _hub.Pin("made");

        var error = await Assert.ThrowsAsync<UserErrorException>(EnsureAsync);

        Assert.Contains("is no safetensors file with a table 'wte.weight'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_nobody_publishes_is_asked_for_and_then_taken()
    {
        await File.WriteAllTextAsync(_hub["manifests", "made.yaml"], """
            name: made
            canary: none
            summary: Fixtures.
            made: [{ name: tuned.bin, command: make it, held-out: true }]
            preparation: { vocabulary: 1, seed: 1 }
            """, TestContext.Current.CancellationToken);
        var place = _hub["cache", "made", "made", "tuned.bin"];

        var error = await Assert.ThrowsAsync<UserErrorException>(EnsureAsync);
        Assert.Equal($"the data set 'made' has a file that is published nowhere. Make it by 'make it' and put it at '{place}'.", error.Message);

        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        await File.WriteAllBytesAsync(place, [1, 2], TestContext.Current.CancellationToken);
        var data = await EnsureAsync();

        Assert.Equal([1, 2], await File.ReadAllBytesAsync(Path.Combine(data.HeldOutFolder, "tuned.bin"), TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFiles(data.VisibleFolder));
    }

    [Theory]
    [InlineData("words", "has no column 'text' of text. It has: words.")]
    [InlineData("", "is no Parquet file")]
    public async Task A_text_file_of_another_form_is_refused(string column, string reason)
    {
        var (vocabulary, merges) = FakeHub.SmallTokenizer();
        _hub.Add("vocab.json", vocabulary, "vocabulary");
        _hub.Add("merges.txt", merges, "merges");
        _hub.Add("a.parquet", column.Length > 0 ? await FakeHub.ParquetAsync(column, ["x"]) : [.. Enumerable.Repeat((byte)7, 100)], "text");
        _hub.Pin("made");

        var error = await Assert.ThrowsAsync<UserErrorException>(EnsureAsync);

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openwebtext")]
    [InlineData("gpt2")]
    [InlineData("gpt2-xl")]
    [InlineData("gpt2-xl-broken")]
    [InlineData("gpt2-xl-bytes")]
    [InlineData("codecontests")]
    public void The_manifests_of_the_hub_can_be_read(string name)
    {
        var manifest = DataManifest.Load(Support.Repository.PathOf("environments/_data"), name);

        Assert.All(manifest.Hub, file => Assert.Equal(64, file.Sha256.Length));
        Assert.All(manifest.Hub, file => Assert.Equal(40, file.Revision.Length));
        Assert.StartsWith("https://huggingface.co/", manifest.Hub[0].Address(new DataFolders("", "").Hub).AbsoluteUri, StringComparison.Ordinal);
    }

    private async Task PutTextsAsync(IReadOnlyList<string> texts)
    {
        var (vocabulary, merges) = FakeHub.SmallTokenizer();
        _hub.Add("vocab.json", vocabulary, "vocabulary");
        _hub.Add("merges.txt", merges, "merges");
        _hub.Add("a.parquet", await FakeHub.ParquetAsync("text", [.. texts.Take(texts.Count / 2)]), "text");
        _hub.Add("b.parquet", await FakeHub.ParquetAsync("text", [.. texts.Skip(texts.Count / 2)]), "text");
        _hub.Pin("made");
    }

    // A mask, which is left out, a table of rows of three numbers, one number after it.
    private static byte[] Model(int rows)
    {
        var end = 2 + (6 * rows);
        var header = $$$"""{"h.0.attn.bias":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"wte.weight":{"dtype":"F16","shape":[{{{rows}}},3],"data_offsets":[2,{{{end}}}]},"ln_f.bias":{"dtype":"F16","shape":[1],"data_offsets":[{{{end}}},{{{end + 2}}}]}}""";
        return [.. BitConverter.GetBytes((long)header.Length), .. Encoding.ASCII.GetBytes(header), 9, 9, .. Enumerable.Range(0, 3 * rows).SelectMany(number => BitConverter.GetBytes((ushort)number)), 7, 8];
    }

    private static List<byte[]> Rows(byte[] model)
    {
        var length = (int)BitConverter.ToInt64(model);
        var header = JsonNode.Parse(model.AsSpan(8, length))!.AsObject();
        var offsets = header["wte.weight"]!["data_offsets"]!;
        Assert.Equal<byte>([7, 8], model[^2..]);
        Assert.Equal(model.Length - 8 - length, (int)header["ln_f.bias"]!["data_offsets"]![1]!);
        return [.. model[(8 + length + (int)offsets[0]!)..(8 + length + (int)offsets[1]!)].Chunk(6)];
    }

    private Task<PreparedData> EnsureAsync() => _hub.Store.EnsureAsync("made", _progress, TestContext.Current.CancellationToken);

    private static ushort[] Tokens(string file) => MemoryMarshal.Cast<byte, ushort>(File.ReadAllBytes(file)).ToArray();
}
