using RE.Bench.Scorers.Shared.Hosting;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.Shared;

public sealed class ParentWatchTests
{
    [Fact]
    public async Task The_end_of_the_harness_ends_the_scorer()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Environment.SetEnvironmentVariable(ScorerProcess.LeashVariable, "1");

        ParentWatch.StartIfAsked(new MemoryStream(new byte[1000]), ended.SetResult);

        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
    }
}
