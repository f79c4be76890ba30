using RE.Bench.Environments.Data.Corpus;

namespace RE.Bench.Tests.Environments.Data.Corpus;

public sealed class EnglishCorpusTests
{
    [Fact]
    public void Typographic_marks_become_plain_and_blanks_single() =>
        Assert.Equal("\"It's\" -- so... naïve", EnglishCorpus.Clean("  “It’s” —\r\n\tso…  naïve\u0007 "));

    [Fact]
    public void No_document_is_in_two_splits_and_every_source_is_in_each()
    {
        var documents = Enumerable.Range(0, 300).Select(i => new CorpusDocument($"source {i % 3}", $"{i}", new string('a', 50 + (i % 7)))).ToList();

        var split = CorpusSplit.Make(documents, seed: 3);

        Assert.Equal(documents.OrderBy(d => d.Name), split.Train.Concat(split.Validation).Concat(split.HeldOut).OrderBy(d => d.Name));
        Assert.All([split.Train, split.Validation, split.HeldOut], part => Assert.Equal(3, part.Select(d => d.Source).Distinct().Count()));
        Assert.InRange(split.HeldOut.Count, 12, 18);
    }

    [Fact]
    public void The_split_depends_on_the_seed_and_not_on_the_order()
    {
        var documents = Enumerable.Range(0, 100).Select(i => new CorpusDocument("source", $"{i}", "text")).ToList();

        Assert.Equal(CorpusSplit.Make(documents, 3).Train, CorpusSplit.Make(documents.AsEnumerable().Reverse(), 3).Train);
        Assert.NotEqual(CorpusSplit.Make(documents, 3).Train, CorpusSplit.Make(documents, 4).Train);
    }
}
