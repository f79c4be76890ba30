using RE.Bench.Agents;
using RE.Bench.Events;
using RE.Bench.Runs.Stopping;

namespace RE.Bench.Tests.Runs.Stopping;

public sealed class StopRequestTests
{
    [Fact]
    public async Task A_run_that_is_told_to_stop_is_scored_and_says_so()
    {
        using var world = new RunWorld();

        var result = await world.RunAsync(async (bench, cancellationToken) =>
        {
            StopRequest.Make(world.Plan().Folder.Path);
            world.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(Timeout.InfiniteTimeSpan, world.Time, cancellationToken);
            return new AgentExit.Submitted();
        });

        Assert.Equal((RunOutcomes.Cancelled, StopRequest.Detail), (result.Outcome, result.OutcomeDetail));
        Assert.Equal(["starting", "final"], result.Ledger.Select(row => row.Purpose));
        Assert.False(StopRequest.IsThere(world.Plan().Folder.Path));
    }

    [Fact]
    public async Task A_request_from_before_the_run_is_out_of_date()
    {
        using var world = new RunWorld();
        StopRequest.Make(world.Plan().Folder.Path);

        var result = await world.RunAsync((_, _) =>
        {
            world.Time.Advance(TimeSpan.FromSeconds(2));
            return Task.FromResult<AgentExit>(new AgentExit.Submitted());
        });

        Assert.Equal(RunOutcomes.Submitted, result.Outcome);
    }
}
