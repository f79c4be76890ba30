using CsCheck;
using RE.Bench.Environments.Data.Corpus;

namespace RE.Bench.Tests.Environments.Data.Corpus;

public sealed class BytePairEncodingTests
{
    private static readonly BytePairEncoding Encoding = new(BytePairTrainer.Train(
        new Dictionary<string, int> { ["the"] = 9, [" the"] = 20, [" then"] = 4, [" hen"] = 3, ["12"] = 2 }, 262));

    [Fact]
    public void The_commonest_pair_is_merged_first_and_equal_counts_go_to_the_lower_pair() =>
        Assert.Equal([('h', 'e'), ('t', 256), (' ', 257), (258, 'n'), (' ', 'h' - 'h' + 256)], Encoding.Merges.Select(merge => (merge.Left, merge.Right)));

    [Fact]
    public void Words_become_single_tokens() => Assert.Equal([257, 258], Encoding.Encode("the the").Select(token => (int)token));

    [Fact]
    public void Any_text_comes_back_as_it_was() =>
        Gen.String.Where(text => !text.Any(char.IsSurrogate)).Sample(text => Encoding.Decode(Encoding.Encode(text)) == text);

    [Fact]
    public void Pieces_hold_one_kind_and_cover_the_text() =>
        Assert.Equal(["It", "'", "s", " 12", "%", " ", " of", "\n", "it"], PreTokenizer.Split("It's 12%  of\nit").Select(range => "It's 12%  of\nit"[range]));
}
