using RE.Bench.Analysis.Resampling;

namespace RE.Bench.Tests.Analysis.Resampling;

public sealed class GeneratorTests
{
    [Fact]
    public void Xoshiro_gives_the_published_numbers()
    {
        var random = new Xoshiro256(1, 2, 3, 4);

        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        Assert.Equal(expected, expected.Select(_ => random.Next()).ToArray());
    }

    [Fact]
    public void SplitMix_gives_the_published_numbers()
    {
        var random = new SplitMix64(1234567);

        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => random.Next()).ToArray());
    }

    [Fact]
    public void Draws_stay_below_the_bound_and_are_even()
    {
        var random = Xoshiro256.Stream(7, 0);
        var counts = new int[6];
        for (var draw = 0; draw < 60_000; draw++)
        {
            counts[random.Below(6)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void Streams_of_one_seed_differ_and_do_not_depend_on_their_order()
    {
        var (late, early) = (Xoshiro256.Stream(1, 9), Xoshiro256.Stream(1, 0));
        var again = Xoshiro256.Stream(1, 9);

        var number = late.Next();
        Assert.Equal(number, again.Next());
        Assert.NotEqual(number, early.Next());
    }
}
