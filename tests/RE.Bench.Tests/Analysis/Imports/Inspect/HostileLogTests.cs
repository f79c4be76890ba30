using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CsCheck;
using RE.Bench.Analysis.Imports.Inspect;
using RE.Bench.Analysis.Records;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Imports.Inspect;

public sealed class HostileLogTests : IDisposable
{
    private static readonly InspectOptions Options = new() { IsNormalized = true };

    private static readonly string Good = MadeLog.Sample("good");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_log_that_was_cut_says_so()
    {
        var zip = new MadeLog().Zip();

        Refuses(zip[..^30], "the zip has no end: it was cut, or is still being written");
        Refuses([], "is no log of Inspect: it is neither a zip nor JSON");
        Refuses("hello"u8.ToArray(), "is no log of Inspect: it is neither a zip nor JSON");
        Refuses("{}"u8.ToArray(), "it has no 'eval' and so is no log of Inspect");
        Refuses(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(new MadeLog().Json()).Replace("\"version\":2", "\"version\":3", StringComparison.Ordinal)), "it has the version 3, and 2 is the newest that is known");
    }

    [Fact]
    public void A_document_that_was_cut_gives_the_samples_before_the_cut()
    {
        var log = new MadeLog { Samples = [("a", MadeLog.Sample("a")), ("b", MadeLog.Sample("b"))] };
        var text = $$$"""{"version":2,"status":"success","eval":{{{log.Eval}}},"samples":[{{{log.Samples[0].Json}}},{{{log.Samples[1].Json[..200]}}}""";

        var set = Read(Encoding.UTF8.GetBytes(text));

        Assert.Single(set.Runs);
        Assert.Contains("could not be read to its end: it is no JSON", Assert.Single(set.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "a member that cannot be read (it is no JSON")]
    [InlineData("[]", "a member that cannot be read (a sample is no object")]
    [InlineData("", "a member that cannot be read (it is no JSON")]
    public void A_bad_sample_is_left_out_and_the_good_one_is_read(string bad, string message)
    {
        var set = Read(new MadeLog { Samples = [("bad_epoch_1", bad), ("good_epoch_1", Good)] }.Zip());

        Assert.Equal("good", Assert.Single(set.Runs).Run.Split('-')[2]);
        Assert.Contains(message, Assert.Single(set.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"x","epoch":1,"scores":{"s":{"value":1e999}},"working_time":1e300}""")]
    [InlineData("""{"id":"\ud800","epoch":99999999999999999999,"scores":{"s":{"value":NaN}},"working_time":-5}""")]
    [InlineData("""{"id":"x","epoch":-1,"scores":{"s":{"value":-Infinity}},"started_at":"never","model_usage":{"m":{"total_tokens":1e30,"total_cost":1e200}}}""")]
    public void A_score_that_is_no_number_is_an_invalid_row(string sample)
    {
        var run = Assert.Single(Read(new MadeLog { Samples = [("x", sample)] }.Zip()).Runs);

        Assert.Equal(("invalid", 0.0, 0L), (run.Points[^1].Outcome, run.Normalized, run.Tokens));
        Assert.Empty(RecordChecks.All(run));
    }

    [Fact]
    public void Deep_nesting_is_refused_or_passed_over_but_never_a_crash()
    {
        var deep = new string('[', 100_000);

        var set = Read(new MadeLog { Samples = [("deep_epoch_1", $$$"""{"id":"deep","epoch":1,"store":{{{deep}}}"""), ("good_epoch_1", Good)] }.Zip());

        Assert.Single(set.Runs);
        Assert.Contains("a member that cannot be read (it is no JSON", Assert.Single(set.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_are_never_unpacked_to_disk_whatever_their_names_are()
    {
        var set = Read(new MadeLog { Samples = [("../../escape_epoch_1", MadeLog.Sample("../../escape")), ("/etc/x_epoch_1", MadeLog.Sample("a/b c:\u00fc"))] }.Zip());

        Assert.Equal(2, set.Runs.Count);
        Assert.Equal(["log"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(_folder.Path)!, "escape_epoch_1.json")));
    }

    [Fact]
    public void Of_a_member_that_is_there_twice_the_last_counts()
    {
        var set = Read(new MadeLog { Samples = [("x", MadeLog.Sample(scores: """{"s":{"value":0.1}}""")), ("x", MadeLog.Sample(scores: """{"s":{"value":0.9}}"""))] }.Zip());

        Assert.Equal(0.9, Assert.Single(set.Runs).Normalized);
        Assert.Contains("has 1 member twice; the last of each was taken", Assert.Single(set.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_bomb_is_refused_by_what_it_declares_and_by_what_it_does()
    {
        var big = MadeLog.Sample("big", more: $",\"x\":\"{new string(' ', 4 << 20)}\"");
        var bomb = new MadeLog { Samples = [("big_epoch_1", big), ("good_epoch_1", Good)] }.Zip(CompressionLevel.SmallestSize);

        var declared = Read(bomb);
        var lying = Read(Declare(bomb, "samples/big_epoch_1.json", size: 1000));
        var endless = Read(Declare(bomb, "samples/big_epoch_1.json", size: uint.MaxValue - 1));

        Assert.All((RunSet[])[declared, lying, endless], set => Assert.Equal("good", Assert.Single(set.Runs).Run.Split('-')[2]));
        Assert.Contains("times its size, as a zip bomb does", Assert.Single(declared.Problems).Message, StringComparison.Ordinal);
        Assert.Contains("unpacks to more bytes than it says", Assert.Single(lying.Problems).Message, StringComparison.Ordinal);
        Assert.Contains("times its size, as a zip bomb does", Assert.Single(endless.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stored_and_zstd_members_are_read_and_other_methods_named()
    {
        var text = Encoding.UTF8.GetBytes(Good);
        using var packed = new MemoryStream();
        using (var zstd = new ZstdSharp.CompressionStream(packed, leaveOpen: true))
        {
            zstd.Write(text);
        }

        // A stored member whose bytes are the packed ones, and whose directory says so.
        var bytes = packed.ToArray();
        var stored = new MadeLog { Samples = [("z_epoch_1", new string('z', bytes.Length))] }.Zip(CompressionLevel.NoCompression);
        bytes.CopyTo(stored, Find(stored, Encoding.UTF8.GetBytes(new string('z', bytes.Length))));

        Assert.Single(Read(new MadeLog().Zip(CompressionLevel.NoCompression)).Runs);
        Assert.Equal("good", Assert.Single(Read(Declare(stored, "samples/z_epoch_1.json", size: (uint)text.Length, method: 93)).Runs).Run.Split('-')[2]);
        Assert.Contains("it is packed by method 12", Assert.Single(Read(Declare(stored, "samples/z_epoch_1.json", size: 5, method: 12)).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_header_the_log_was_not_ended_and_what_was_scored_counts()
    {
        var log = new MadeLog { Samples = [("a", MadeLog.Sample("a")), ("b", MadeLog.Sample("b", scores: "null"))] };
        var set = Read(Rename(log.Zip(), "header.json", "headex.json"));

        Assert.Single(set.Runs);
        Assert.Contains("The sample 'b'", Assert.Single(set.Problems).Message, StringComparison.Ordinal);
        Assert.Contains("has not ended", set.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_without_samples_is_told()
    {
        var log = new MadeLog();
        Refuses((log with { Samples = [] }).Zip(), "holds no samples");
        Refuses(Rename(log.Json(), "samples", "sample#"), "holds no samples");
    }

    [Fact]
    public void Of_more_than_a_hundred_thousand_samples_the_first_are_read_and_it_is_said()
    {
        var text = new StringBuilder($$$"""{"version":2,"status":"success","eval":{{{new MadeLog().Eval}}},"samples":[""");
        for (var at = 0; at < 120_000; at++)
        {
            text.Append(at == 0 ? "" : ",").Append($$$"""{"id":{{{at}}},"epoch":1,"scores":{"s":{"value":1}},"working_time":1}""");
        }

        var set = Read(Encoding.UTF8.GetBytes(text.Append("]}").ToString()));

        Assert.Equal(100_000, set.Runs.Count);
        Assert.Contains("has more than 100000 samples: the first 100000 were imported", Assert.Single(set.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_bytes_are_changed_there_are_records_or_problems()
    {
        var zip = new MadeLog { Samples = [("a", MadeLog.Sample("a")), ("b", MadeLog.Sample("b"))] };
        var forms = new[] { zip.Zip(), zip.Zip(CompressionLevel.NoCompression), zip.Json() };
        var change = Gen.Select(Gen.Int[0, 2], Gen.Select(Gen.Double[0, 1], Gen.Byte).Array[1, 6], Gen.Double[0.3, 1], Gen.Bool);

        change.Sample((form, edits, length, cut) =>
        {
            var bytes = forms[form].ToArray();
            foreach (var (place, value) in edits)
            {
                bytes[Math.Min(bytes.Length - 1, (int)(place * bytes.Length))] = value;
            }

            var set = Read(cut ? bytes[..(int)(length * bytes.Length)] : bytes);

            Assert.True(set.Runs.Count + set.Problems.Count > 0);
            Assert.All(set.Runs, run => Assert.Empty(RecordChecks.All(run)));
        }, iter: Often.Times(500), threads: 1);
    }

    private void Refuses(byte[] bytes, string message)
    {
        var set = Read(bytes);
        Assert.Empty(set.Runs);
        Assert.Contains(message, Assert.Single(set.Problems).Message, StringComparison.Ordinal);
    }

    private RunSet Read(byte[] bytes)
    {
        File.WriteAllBytes(_folder["log"], bytes);
        return InspectImport.Read([_folder["log"]], Options, TestContext.Current.CancellationToken);
    }

    // Writes another size, and another method, into the directory's entry of a member.
    private static byte[] Declare(byte[] zip, string name, uint size, ushort? method = null)
    {
        var changed = zip.ToArray();
        var entry = changed.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(name)) - 46;
        BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(entry + 24), size);
        if (method is { } number)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(changed.AsSpan(entry + 10), number);
        }

        return changed;
    }

    private static byte[] Rename(byte[] zip, string from, string to)
    {
        var changed = zip.ToArray();
        for (int at; (at = changed.AsSpan().IndexOf(Encoding.UTF8.GetBytes(from))) >= 0;)
        {
            Encoding.UTF8.GetBytes(to).CopyTo(changed, at);
        }

        return changed;
    }

    private static int Find(byte[] bytes, byte[] part) => bytes.AsSpan().IndexOf(part);
}
