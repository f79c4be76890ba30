using CsCheck;
using RE.Bench.Environments;

namespace RE.Bench.Tests.Environments;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["scaling-law", "optimize-kernel", "cpu", "gpu"];

    [Theory]
    [InlineData("scaling-lw", "scaling-law")]
    [InlineData("scaling_law", "scaling-law")]
    [InlineData("Scaling-Law", "scaling-law")]
    [InlineData("scalign-law", "scaling-law")]
    [InlineData("optimise-kernel", "optimize-kernel")]
    [InlineData("pcu", "cpu")]
    [InlineData("tpu", "cpu")]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("nothing-like-it", null)]
    public void The_nearest_name_is_one_that_a_slip_of_the_hand_explains(string written, string? meant) => Assert.Equal(meant, NearestName.Of(written, Names));

    [Fact]
    public void Any_text_has_an_answer() => Gen.String.Array[1, 5].Sample(texts => NearestName.Of(texts[0], texts) is var near && (near is null || texts.Contains(near)));
}
