using System.Text.Json.Nodes;
using RE.Bench.Scorers.OptimizeKernel;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.OptimizeKernel;

public sealed class OptimizeKernelScoreTests
{
    [Fact]
    public void The_score_is_the_logarithm_of_the_milliseconds_that_the_fastest_batches_stand_for()
    {
        var times = new KernelTimes([12, 10, 30], [100, 140, 80], [5, 4, 6]);

        var report = OptimizeKernelScore.Score(times, 160);

        // 160 · 10 / 80 = 20 ms.
        Assert.Equal(Math.Log(20), Assert.IsType<ScoreOutcome.Scored>(report.Outcome).Raw, 1e-6);
        Assert.Equal("""{"milliseconds":20,"speedup":8,"batches":3}""", report.Message.ToJsonString());
        Assert.Equal(2.5, report.Details["times_the_bandwidth_floor"]!.GetValue<double>());
    }

    [Fact]
    public void The_starting_kernel_scores_the_logarithm_of_its_nominal_time() =>
        Assert.Equal(Math.Log(170), Assert.IsType<ScoreOutcome.Scored>(OptimizeKernelScore.Score(new([90, 91], [90, 92], [5, 5]), 170).Outcome).Raw, 1e-6);

    [Theory]
    [InlineData("""{"submission_ms":[1],"starting_ms":[1]}""")]
    [InlineData("""{"submission_ms":[1],"starting_ms":[1,2],"copy_ms":[1,2]}""")]
    [InlineData("""{"submission_ms":[],"starting_ms":[],"copy_ms":[]}""")]
    public void Incomplete_measurements_are_a_mistake_of_the_harness(string report) =>
        Assert.Throws<InvalidOperationException>(() => KernelTimes.From(JsonNode.Parse(report)!.AsObject()));
}
