using RE.Bench.Scorers.Shared;
using RE.Bench.Scorers.Shared.Safetensors;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.Tests.Shared.Safetensors;

/// <summary>Proper files are read; every other file is refused with a reason.</summary>
[Collection(TorchTests.Collection)]
public sealed class SafetensorsFileTests
{
    private static readonly SafetensorsLimits Limits = new(FileBytes: 100_000, HeaderBytes: 20_000, Tensors: 50);

    public static TheoryData<string, string> Names => [.. Broken.Select(entry => (entry.Key, entry.Value.Reason))];

    private static Dictionary<string, (Func<byte[]> File, string Reason)> Broken { get; } = new()
    {
        ["empty"] = (() => [], "shorter than the length of a header"),
        ["seven bytes"] = (() => new byte[7], "shorter than the length of a header"),
        ["a header of 2^60 bytes"] = (() => SafetensorsBytes.Raw(1UL << 60, [], new byte[100]), "a header of 1152921504606846976 bytes, and 100 are possible"),
        ["a header of 2^64 - 1 bytes"] = (() => SafetensorsBytes.Raw(ulong.MaxValue, [], new byte[100]), "18446744073709551615"),
        ["a header longer than the file"] = (() => SafetensorsBytes.Raw(11, new byte[10], []), "a header of 11 bytes, and 10 are possible"),
        ["a header above the limit"] = (() => SafetensorsBytes.Raw(new byte[20_001], []), "and 20000 are possible"),
        ["no header"] = (() => new byte[8], "no plain JSON"),
        ["text"] = (() => SafetensorsBytes.Raw("hello", []), "no plain JSON"),
        ["a list"] = (() => SafetensorsBytes.Raw("[1]", []), "no JSON object"),
        ["a name that is no UTF-8"] = (() => SafetensorsBytes.Raw([.. "{\""u8, 0x8F, .. "\":1}"u8], []), "no Unicode"),
        ["half of a surrogate pair"] = (() => SafetensorsBytes.Raw("""{"\ud800":1}""", []), "no Unicode"),
        ["deep JSON"] = (() => SafetensorsBytes.Raw("""{"a":""" + new string('[', 5000) + new string(']', 5000) + "}", []), "no plain JSON"),
        ["NaN in the header"] = (() => One("F32", "[NaN]", "[0, 4]", 4), "no plain JSON"),
        ["a huge number"] = (() => One("F32", "[1e999]", "[0, 4]", 4), "no list of at most 8 whole numbers"),
        ["a fraction"] = (() => One("F32", "[1.5]", "[0, 4]", 4), "no list of at most 8 whole numbers"),
        ["a negative length"] = (() => One("F32", "[-1]", "[0, 4]", 4), "no list of at most 8 whole numbers"),
        ["nine dimensions"] = (() => One("F32", "[1,1,1,1,1,1,1,1,1]", "[0, 4]", 4), "no list of at most 8 whole numbers"),
        ["a shape of 1 TB"] = (() => One("F32", "[1000000, 1000000]", "[0, 4]", 4), "of shape [1000000, 1000000] and type F32 with 4 bytes"),
        ["a shape that overflows"] = (() => One("F32", "[4611686018427387904, 4, 4]", "[0, 0]", 0), "with 0 bytes"),
        ["a shape that overflows to its size"] = (() => One("F16", "[9223372036854775807, 9223372036854775807, 9223372036854775807, 2]", "[0, 4]", 4), "with 4 bytes"),
        ["offsets behind the end"] = (() => One("F32", "[1]", "[4, 8]", 4), "data_offsets are not two places"),
        ["offsets that turn back"] = (() => One("F32", "[0]", "[4, 0]", 4), "data_offsets are not two places"),
        ["offsets of 2^63"] = (() => One("F32", "[1]", "[9223372036854775808, 9223372036854775812]", 4), "no list of at most 8 whole numbers"),
        ["three offsets"] = (() => One("F32", "[1]", "[0, 2, 4]", 4), "data_offsets are not two places"),
        ["overlapping tensors"] = (() => Two("[0, 4]", "[2, 6]", 6), "'b' that overlaps another"),
        ["the same place twice"] = (() => Two("[0, 4]", "[0, 4]", 4), "overlaps another"),
        ["a gap"] = (() => Two("[0, 4]", "[5, 9]", 9), "'b' that leaves a gap"),
        ["bytes at the end"] = (() => Two("[0, 4]", "[4, 8]", 9), "1 bytes behind its last tensor"),
        ["a name twice"] = (() => SafetensorsBytes.Raw($$$"""{"a":{{{Entry}}},"a":{{{Entry}}}}""", new byte[4]), "names 'a' twice"),
        ["a name twice, once by its code"] = (() => SafetensorsBytes.Raw($$$"""{"a":{{{Entry}}},"\u0061":{{{Entry}}}}""", new byte[4]), "names 'a' twice"),
        ["metadata twice"] = (() => SafetensorsBytes.Raw("""{"__metadata__":{},"__metadata__":{}}""", []), "names '__metadata__' twice"),
        ["a key twice"] = (() => SafetensorsBytes.Raw("""{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", new byte[4]), "each once"),
        ["an unknown key"] = (() => SafetensorsBytes.Raw("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}""", new byte[4]), "each once"),
        ["a missing key"] = (() => SafetensorsBytes.Raw("""{"a":{"dtype":"F32","shape":[1]}}""", new byte[4]), "each once"),
        ["metadata that are numbers"] = (() => SafetensorsBytes.Raw("""{"__metadata__":{"a":1}}""", []), "metadata that are not names and texts"),
        ["another type"] = (() => One("I64", "[1]", "[0, 8]", 8), "of type I64. Types that are read: F32, F16, BF16"),
        ["a type by its number"] = (() => One("0", "[1]", "[0, 4]", 4), "of type 0."),
        ["too many tensors"] = (() => SafetensorsBytes.Of(Enumerable.Range(0, 51).Select(i => ($"t{i}", new long[] { 1 }, new float[1]))), "more than 50 tensors"),
        ["a file above the limit"] = (() => new byte[100_001], "100,001 bytes, and at most 100,000"),
    };

    private static string Entry => """{"dtype":"F32","shape":[1],"data_offsets":[0,4]}""";

    [Theory]
    [MemberData(nameof(Names))]
    public void A_broken_file_is_refused_for_a_reason(string name, string reason)
    {
        var refused = Assert.Throws<BadSubmissionException>(() => Read(Broken[name].File()));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("'weights.safetensors' ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Equal(reason.Contains("overlaps", StringComparison.Ordinal) || reason.StartsWith("names '", StringComparison.Ordinal) ? "forged-file" : null, refused.Outcome.Finding);
    }

    [Theory]
    [InlineData("F32", 0)]
    [InlineData("F16", 1e-3)]
    [InlineData("BF16", 1e-2)]
    public void A_proper_file_gives_its_numbers_back(string type, double tolerance)
    {
        var file = SafetensorsBytes.Of([("a", [2, 3], [1, -2, 3.125f, 0.7f, 5, 6]), ("nothing", [0, 4], []), ("one", [], [7])], type);

        var read = Read(file);

        Assert.Equal(["a", "nothing", "one"], read.Keys.Order());
        Assert.Equal([2L, 3L], read["a"].Shape);
        Assert.Equal([0L, 4L], read["nothing"].Shape);
        Assert.Equal(7, Assert.Single(read["one"].Values));
        Assert.All(new[] { 1, -2, 3.125f, 0.7f, 5, 6 }.Zip(read["a"].Values), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    [Theory]
    [InlineData("F32", float.NaN)]
    [InlineData("F32", float.NegativeInfinity)]
    [InlineData("F16", 1e6f)]
    [InlineData("BF16", float.NaN)]
    public void A_number_that_is_not_finite_is_refused_by_its_tensor(string type, float number)
    {
        var file = SafetensorsBytes.Of([("fine", [1], [1]), ("bad", [2], [1, number])], type);

        var refused = Assert.Throws<BadSubmissionException>(() => Read(file));

        Assert.Contains("NaN or an infinity in its tensor 'bad'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var refused = Assert.Throws<BadSubmissionException>(() => SafetensorsFile.Open("/nowhere/x", "weights.safetensors", Limits));

        Assert.Contains("no file 'weights.safetensors'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        var folder = Directory.CreateTempSubdirectory("rebench-safetensors-").FullName;
        var link = Path.Combine(folder, "x");
        File.CreateSymbolicLink(link, typeof(SafetensorsFileTests).Assembly.Location);

        Assert.Throws<BadSubmissionException>(() => SafetensorsFile.Open(link, "weights.safetensors", Limits));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Every_damage_to_a_file_is_refused_or_read()
    {
        const int files = 1500;
        var whole = SafetensorsBytes.Of([("a", [2, 3], [1, 2, 3, 4, 5, 6]), ("b.weight", [4], [1, 2, 3, 4])]);
        var refused = 0;
        for (var seed = 0; seed < files; seed++)
        {
            try
            {
                Read(Damage(whole, new Random(seed)));
            }
            catch (BadSubmissionException)
            {
                refused++;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}: {e.Message}", e);
            }
        }

        // Damage to numbers and names can leave a proper file.
        Assert.InRange(refused, files / 2, files - 1);
    }

    internal static Dictionary<string, (long[] Shape, float[] Values)> Read(byte[] bytes)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            using var scope = NewDisposeScope();
            using var file = SafetensorsFile.Open(path, "weights.safetensors", Limits);
            return file.Tensors.Keys.ToDictionary(name => name, name => Values(file.Read(name)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (long[] Shape, float[] Values) Values(Tensor tensor) => (tensor.shape, tensor.numel() == 0 ? [] : tensor.data<float>().ToArray());

    private static byte[] One(string type, string shape, string offsets, int bytes) =>
        SafetensorsBytes.Raw($$$"""{"a":{"dtype":"{{{type}}}","shape":{{{shape}}},"data_offsets":{{{offsets}}}}}""", new byte[bytes]);

    private static byte[] Two(string first, string second, int bytes) =>
        SafetensorsBytes.Raw($$$"""{"a":{"dtype":"F32","shape":[1],"data_offsets":{{{first}}}},"b":{"dtype":"F32","shape":[1],"data_offsets":{{{second}}}}}""", new byte[bytes]);

    private static byte[] Damage(byte[] file, Random random)
    {
        for (var times = random.Next(1, 4); times > 0 && file.Length > 0; times--)
        {
            var (at, count) = (random.Next(file.Length), random.Next(1, 6));
            file = random.Next(4) switch
            {
                0 => [.. file[..at], (byte)random.Next(256), .. file[(at + 1)..]],
                1 => [.. file[..at], .. file[Math.Min(file.Length, at + count)..]],
                2 => [.. file[..at], .. Enumerable.Range(0, count).Select(_ => (byte)random.Next(256)), .. file[at..]],
                _ => [.. file[..at], (byte)(file[at] ^ (1 << random.Next(8))), .. file[(at + 1)..]],
            };
        }

        return file;
    }
}
