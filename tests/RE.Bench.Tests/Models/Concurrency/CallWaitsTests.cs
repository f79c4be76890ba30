using RE.Bench.Models;
using RE.Bench.Models.Concurrency;

namespace RE.Bench.Tests.Models.Concurrency;

public sealed class CallWaitsTests
{
    private static readonly ProviderWait Wait = new("busy", TimeSpan.FromSeconds(1), 1);
    private readonly CountedWaits _told = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_waits_only_while_all_of_its_open_calls_do()
    {
        using var waits = new CallWaits(_told);
        await waits.OpenAsync(Token);
        await waits.OpenAsync(Token);

        await waits.WaitingStartedAsync(Wait, Token);
        Assert.Equal((0, 0), (_told.Started, _told.Ended));

        await waits.WaitingStartedAsync(Wait, Token);
        Assert.Equal((1, 0), (_told.Started, _told.Ended));

        await waits.WaitingEndedAsync(Token);
        Assert.Equal((1, 1), (_told.Started, _told.Ended));

        await waits.CloseAsync();
        Assert.Equal((2, 1), (_told.Started, _told.Ended));

        await waits.WaitingEndedAsync(Token);
        await waits.CloseAsync();
        Assert.Equal((2, 2), (_told.Started, _told.Ended));
    }

    [Fact]
    public async Task A_new_call_ends_the_wait_of_the_others()
    {
        using var waits = new CallWaits(_told);
        await waits.OpenAsync(Token);
        await waits.WaitingStartedAsync(Wait, Token);

        await waits.OpenAsync(Token);

        Assert.Equal((1, 1), (_told.Started, _told.Ended));
    }
}
