using RE.Bench.Events;

namespace RE.Bench.Tests.Events;

/// <summary>Idle time is summed from a journal, whatever ended it.</summary>
public sealed class IdleTotalTests
{
    private static readonly RunEvent Began = new RunEvent.IdleBegan(TimeSpan.FromMinutes(10));

    [Theory]
    [InlineData("idle-ended")]
    [InlineData("harness-resumed")]
    [InlineData("agent-exited")]
    public void It_ends_with_a_key_a_killed_harness_or_the_attempt(string how)
    {
        RunEvent end = how switch
        {
            "idle-ended" => new RunEvent.IdleEnded(),
            "harness-resumed" => new RunEvent.HarnessResumed(TimeSpan.Zero, 0),
            _ => new RunEvent.AgentExited(RunOutcomes.Submitted, ""),
        };

        var total = IdleTotal.None.With(Began, TimeSpan.FromMinutes(15)).With(end, TimeSpan.FromMinutes(17));

        Assert.Equal(TimeSpan.FromMinutes(7), total.Until(TimeSpan.FromMinutes(30)));
    }

    [Fact]
    public void What_lasts_counts_until_now()
    {
        var total = IdleTotal.None.With(Began, TimeSpan.FromMinutes(15));

        Assert.Equal(TimeSpan.FromMinutes(12), total.Until(TimeSpan.FromMinutes(22)));
    }
}
