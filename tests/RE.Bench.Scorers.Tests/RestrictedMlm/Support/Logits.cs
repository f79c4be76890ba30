namespace RE.Bench.Scorers.Tests.RestrictedMlm.Support;

/// <summary>What a graph computed.</summary>
internal sealed record Logits(long[] Shape, float[] Values)
{
    /// <summary>Same shape, and numbers equal but for the order of additions.</summary>
    public void AssertClose(Logits other)
    {
        Assert.Equal(Shape, other.Shape);
        var scale = Values.Select(Math.Abs).DefaultIfEmpty(0).Max() + 1;
        for (var i = 0; i < Values.Length; i++)
        {
            Assert.True(Math.Abs(Values[i] - other.Values[i]) <= 2e-5 * scale, $"number {i}: {Values[i]} and {other.Values[i]}");
        }
    }
}
