using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace RE.Bench.Environments.Data.Corpus;

/// <summary>Writes the prepared files of a corpus: tokens as unsigned 16-bit little-endian numbers, each document closed by the end mark.</summary>
internal static class CorpusPreparer
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Prepare(IEnumerable<CorpusDocument> documents, PreparationSettings settings, string visible, string heldOut)
    {
        var split = CorpusSplit.Make(documents, settings.Seed);
        var encoding = new BytePairEncoding(BytePairTrainer.Train(Pieces(split.Train), settings.Vocabulary));
        Directory.CreateDirectory(visible);
        Directory.CreateDirectory(heldOut);
        WriteJson(Path.Combine(visible, "bpe.json"), new
        {
            vocabulary = encoding.Vocabulary,
            end_of_document = encoding.EndOfDocument,
            merges = encoding.Merges.Select(merge => new[] { merge.Left, merge.Right }),
        });
        var train = WriteTokens(Path.Combine(visible, "train.bin"), encoding, split.Train);
        var validation = WriteTokens(Path.Combine(visible, "validation.bin"), encoding, split.Validation);
        WriteTokens(Path.Combine(heldOut, "heldout.bin"), encoding, split.HeldOut);
        WriteJson(Path.Combine(visible, "meta.json"), new { vocabulary = encoding.Vocabulary, dtype = "uint16", byte_order = "little-endian", seed = settings.Seed, train, validation });
    }

    private static Dictionary<string, int> Pieces(IEnumerable<CorpusDocument> documents)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var bytes in documents.Select(document => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(document.Text))))
        {
            foreach (var range in PreTokenizer.Split(bytes))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(lookup, bytes.AsSpan(range), out _)++;
            }
        }

        return counts;
    }

    private static object WriteTokens(string path, BytePairEncoding encoding, IReadOnlyList<CorpusDocument> documents)
    {
        var tokens = new List<ushort>();
        foreach (var document in documents)
        {
            tokens.AddRange(encoding.Encode(document.Text));
            tokens.Add((ushort)encoding.EndOfDocument);
        }

        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Token files are little-endian; this machine is not.");
        }

        File.WriteAllBytes(path, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(tokens)));
        return new { tokens = tokens.Count, documents = documents.Count, bytes = documents.Sum(d => (long)Encoding.UTF8.GetByteCount(d.Text)) };
    }

    private static void WriteJson(string path, object value) => File.WriteAllText(path, JsonSerializer.Serialize(value, Indented) + "\n");
}
