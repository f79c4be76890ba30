using System.Security.Cryptography;
using System.Text;

namespace RE.Bench.Environments.Data.Corpus;

/// <summary>Documents divided into training, validation and held-out text, each source in the same shares, in a shuffled order.</summary>
internal sealed record CorpusSplit(IReadOnlyList<CorpusDocument> Train, IReadOnlyList<CorpusDocument> Validation, IReadOnlyList<CorpusDocument> HeldOut)
{
    private const double Share = 0.05;

    /// <summary>Shuffles by a hash of seed and name (no generator whose stream may change), then gives each split its share of the characters of every source.</summary>
    public static CorpusSplit Make(IEnumerable<CorpusDocument> documents, int seed)
    {
        List<CorpusDocument> train = [], validation = [], heldOut = [];
        foreach (var source in documents.GroupBy(document => document.Source))
        {
            var total = source.Sum(document => (long)document.Text.Length);
            long taken = 0;
            foreach (var document in source.OrderBy(d => Order(d, seed), StringComparer.Ordinal))
            {
                var position = taken / (double)total;
                (position < Share ? heldOut : position < 2 * Share ? validation : train).Add(document);
                taken += document.Text.Length;
            }
        }

        return new(Shuffled(train, seed), Shuffled(validation, seed), Shuffled(heldOut, seed));
    }

    private static List<CorpusDocument> Shuffled(List<CorpusDocument> documents, int seed) =>
        [.. documents.OrderBy(document => Order(document, seed), StringComparer.Ordinal)];

    private static string Order(CorpusDocument document, int seed) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{document.Source}/{document.Name}")));
}
