using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using RE.Bench.Runs.Verification;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs.Verification;

/// <summary>Whoever changes anything without making the whole chain anew is noticed.</summary>
public sealed class TamperingTests : IDisposable
{
    private static readonly string[] Values =
    [
        "null", "{}", "[]", "0", "-1", "1e400", "1e-400", "99999999999999999999", "\"\"", "\"sha256:../..\"", "\"\\ud800\"", "\"PT1H\"", "\"P99999999D\"", "\"2026-01-01\"", "\"NaN\"", "true",
        "[null]", "{\"row\":null}", "{\"kind\":\"scored\"}", "{\"kind\":\"run-ended\"}", "{\"a\":1,\"a\":2}", "\"rebench.result/2\"", "\"\\u001b[2J\"", "0.5", "\"scored\"", "\"last\"",
    ];

    private static readonly Gen<string> JsonText = Gen.Int[0, Values.Length - 1].Select(index => Values[index]);

    private readonly TrustRoom _room = new(new MadeRun { Scores = [(10, 0.5), (20, null)] });

    public void Dispose() => _room.Dispose();

    [Fact]
    public void A_flipped_byte_in_any_file_contradicts_unless_it_is_whitespace_between_JSON_tokens()
    {
        var originals = _room.Evidence().Select(file => (File: file, Bytes: File.ReadAllBytes(file))).ToList();
        var anyByte = from file in Gen.Int[0, originals.Count - 1]
                      from position in Gen.Int[0, originals[file].Bytes.Length - 1]
                      from value in Gen.Byte
                      where value != originals[file].Bytes[position]
                      select (file, position, value);

        anyByte.Sample(
            changed => Flip(originals[changed.file], changed.position, changed.value),
            iter: Often.Times(1200),
            threads: 1,
            print: changed => $"{Path.GetFileName(originals[changed.file].File)} byte {changed.position}: {originals[changed.file].Bytes[changed.position]} to {changed.value}");
    }

    [Fact]
    public void Every_byte_of_a_sealed_submission_counts()
    {
        foreach (var file in _room.Evidence().Skip(2).Take(2))
        {
            var bytes = File.ReadAllBytes(file);
            for (var position = 0; position < bytes.Length; position++)
            {
                Assert.True(Flip((file, bytes), position, (byte)(bytes[position] ^ 1)), $"{file} byte {position}");
            }
        }
    }

    [Fact]
    public void A_journal_line_that_was_dropped_doubled_or_moved_contradicts()
    {
        var lines = File.ReadAllLines(_room.Run.Journal);
        for (var i = 0; i < lines.Length; i++)
        {
            AssertContradicted(lines.Where((_, at) => at != i));
            AssertContradicted([.. lines[..i], lines[i], .. lines[i..]]);
            if (i + 1 < lines.Length)
            {
                AssertContradicted([.. lines[..i], lines[i + 1], lines[i], .. lines[(i + 2)..]]);
            }
        }
    }

    [Fact]
    public void Verifying_takes_any_bytes_for_an_answer()
    {
        string[] names = ["result.json", "events.jsonl", "confirmation.json", "scoring/1/request.json", "scoring/1/reply.json"];
        var whole = names.Select(name => Path.Combine(_room.Run.Path, name)).Append(_room.Evidence()[2]).ToList();
        Directory.CreateDirectory(Path.Combine(_room.Run.Scoring, "1"));
        var anyFile = from name in Gen.Int[0, whole.Count - 1]
                      from bytes in Gen.OneOf(Gen.Byte.Array[0, 300], JsonText.Select(System.Text.Encoding.UTF8.GetBytes))
                      select (name, bytes);

        anyFile.Sample(changed => WithFile(whole[changed.name], changed.bytes, () => _room.Verify().Checks.Count > 0), iter: Often.Times(600), threads: 1);
    }

    [Fact]
    public void Verifying_takes_any_values_in_a_chained_journal_for_an_answer()
    {
        var original = File.ReadAllBytes(_room.Run.Journal);
        var lines = File.ReadAllLines(_room.Run.Journal).Length;
        var anyValue = from line in Gen.Int[1, lines]
                       from place in Gen.Int[0, 200]
                       from json in JsonText
                       select (line, place, json);

        anyValue.Sample(
            changed =>
            {
                _room.Forge(line => Marked(line, changed.line, changed.place), foldsResult: false, text => text.Replace("\"@here@\"", changed.json, StringComparison.Ordinal));
                var found = _room.Verify();
                TrustRoom.Replace(_room.Run.Journal, original);
                return found.Checks.Count > 0;
            },
            iter: Often.Times(400),
            threads: 1);
    }

    /// <summary>Marks one of the places of a line.</summary>
    private static JsonObject Marked(JsonObject line, int seq, int place)
    {
        if ((int?)line["seq"] != seq)
        {
            return line;
        }

        var places = Places(line).ToList();
        var (parent, key) = places[place % places.Count];
        parent[key] = "@here@";
        return line;
    }

    private static IEnumerable<(JsonObject Parent, string Key)> Places(JsonObject json) =>
        json.ToList().SelectMany(property => new[] { (json, property.Key) }.Concat(property.Value is JsonObject inner ? Places(inner) : []));

    private bool Flip((string File, byte[] Bytes) original, int position, byte value)
    {
        byte[] changed = [.. original.Bytes];
        changed[position] = value;
        return WithFile(original.File, changed, () => _room.Verify().Verdict == RunVerdict.Contradicted) || IsSameJson(original.File, original.Bytes, changed);
    }

    /// <summary>A file of one JSON document says the same when only whitespace between its tokens differs. A line of the journal does not: its hash is of its bytes.</summary>
    private static bool IsSameJson(string file, byte[] original, byte[] changed)
    {
        if (Path.GetExtension(file) != ".json")
        {
            return false;
        }

        try
        {
            using var before = JsonDocument.Parse(original);
            using var after = JsonDocument.Parse(changed);
            return JsonElement.DeepEquals(before.RootElement, after.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void AssertContradicted(IEnumerable<string> lines)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        Assert.True(WithFile(_room.Run.Journal, bytes, () => _room.Verify().Verdict == RunVerdict.Contradicted));
    }

    private static bool WithFile(string file, byte[] bytes, Func<bool> check)
    {
        var original = File.Exists(file) ? File.ReadAllBytes(file) : null;
        TrustRoom.Replace(file, bytes);
        var holds = check();
        if (original is null)
        {
            File.Delete(file);
        }
        else
        {
            TrustRoom.Replace(file, original);
        }

        return holds;
    }
}
