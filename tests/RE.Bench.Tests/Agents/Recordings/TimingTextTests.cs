using CsCheck;
using RE.Bench.Agents.Recordings;

namespace RE.Bench.Tests.Agents.Recordings;

public sealed class TimingTextTests
{
    [Theory]
    [InlineData("[Used so far: 3m of 30m (10 %), 1,234 tokens. Time limit of a command: 2m.]", "[Used so far: 9m12s of 30m (30 %), 1,300 tokens. Time limit of a command: 2m.]")]
    [InlineData("Score 1 after 1m4s: 0.5", "Score 1 after 250ms: 0.5")]
    [InlineData("real\t0m1.250s", "real\t0m0.913s")]
    [InlineData("Time Elapsed 00:00:01.23", "Time Elapsed 00:01:07.9")]
    [InlineData("-rw-r--r-- 1 agent agent 10 Nov 27 18:03 a", "-rw-r--r-- 1 agent agent 10 Dec  1 09:59 a")]
    [InlineData("2026-11-27T18:03:04.123Z done in 12.5 seconds", "2026-11-28T01:02:03Z done in 3 seconds")]
    [InlineData("Fri Nov 27 18:03:32 UTC 2026", "Sat Nov 28 01:03:32 UTC 2026")]
    public void Texts_that_differ_in_times_only_are_the_same(string one, string other) => Assert.Equal(TimingText.Without(one), TimingText.Without(other));

    [Theory]
    [InlineData("loss 2.31", "loss 2.32")]
    [InlineData("exit status 0", "exit status 1")]
    [InlineData("pid 4711", "pid 4712")]
    [InlineData("m = 3", "m = 4")]
    public void Other_differences_stay(string one, string other) => Assert.NotEqual(TimingText.Without(one), TimingText.Without(other));

    [Fact]
    public void Any_text_is_read_and_what_is_left_has_no_times_to_take_out() =>
        Gen.String.Sample(text => Assert.NotNull(TimingText.Without(text)));
}
