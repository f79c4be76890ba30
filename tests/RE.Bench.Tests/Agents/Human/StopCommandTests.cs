using RE.Bench.Agents.Human;
using RE.Bench.Agents.Live.Desk;

namespace RE.Bench.Tests.Agents.Human;

/// <summary>Asking twice for the same stop, as after a frozen shell goes on, stops once.</summary>
public sealed class StopCommandTests
{
    [Fact]
    public async Task The_same_call_again_does_not_stop_the_clock_again()
    {
        var stops = new List<string>();
        var command = new StopCommand(stops.Add);

        foreach (var key in (string?[])["one", "one", "two", null, null])
        {
            (await command.RunAsync(new DeskCall(["lunch", "break"], key), TestContext.Current.CancellationToken)).Then?.Invoke();
        }

        Assert.Equal(Enumerable.Repeat("lunch break", 4), stops);
    }
}
