using CsCheck;
using RE.Bench.Scoring.Execution.PrefixSum;

namespace RE.Bench.Tests.Scoring.Execution.PrefixSum;

public sealed class ConditionalPrefixSumTests
{
    [Fact]
    public void Elements_count_while_an_odd_number_of_positive_ones_came_before()
    {
        int[] values = [5, -3, 4, 10, -2, 0, 7, 7];

        ConditionalPrefixSum.InPlace(values);

        // Positive before each: 0, 1, 1, 2, 3, 3, 3, 4.
        Assert.Equal([0, -3, 1, 1, -1, -1, 6, 6], values);
    }

    [Fact]
    public void It_is_what_its_definition_says() => Gen.Int.Array[0, 60].Sample(values =>
    {
        var expected = values.Select((_, i) => Enumerable.Range(0, i + 1).Where(j => values.Take(j).Count(value => value > 0) % 2 == 1).Aggregate(0, (sum, j) => unchecked(sum + values[j]))).ToArray();

        ConditionalPrefixSum.InPlace(values);

        Assert.Equal(expected, values);
    });

    [Fact]
    public void Timed_inputs_are_the_same_for_a_seed_new_for_each_batch_and_from_minus_ten_to_nine()
    {
        var (first, again, next) = (new int[4000], new int[4000], new int[4000]);

        new BatchInputs(3, 1).FillTimed(0, first);
        new BatchInputs(3, 1).FillTimed(0, again);
        new BatchInputs(3, 2).FillTimed(0, next);

        Assert.Equal(first, again);
        Assert.NotEqual(first, next);
        Assert.Equal(Enumerable.Range(-10, 20), first.Distinct().Order());
    }

    [Fact]
    public void Arrays_lie_apart_with_a_guard_behind_each()
    {
        var layout = new BatchLayout([1, 1024, 1025]);

        Assert.Equal([0, 8192, 16384], layout.Starts);
        Assert.Equal(28672, layout.Bytes);
        Assert.All(Enumerable.Range(0, 3), i => Assert.True(layout.NextAfter(i) - layout.EndOf(i) is >= BatchLayout.Guard and < 2 * BatchLayout.Guard));
    }
}
