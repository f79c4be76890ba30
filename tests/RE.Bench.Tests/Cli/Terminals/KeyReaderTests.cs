using RE.Bench.Cli.Terminals;

namespace RE.Bench.Tests.Cli.Terminals;

public sealed class KeyReaderTests
{
    [Fact]
    public async Task Who_is_told_that_the_terminal_is_gone_may_give_it_back_at_once()
    {
        var ends = new int[2];
        Assert.Equal(0, TerminalCalls.Pipe(ends, 0));
        _ = TerminalCalls.Close(ends[0]);
        var made = new TaskCompletionSource<KeyReader>();
        var given = new TaskCompletionSource();

        // The end to write to: it cannot be read, as a terminal that is gone cannot.
        made.SetResult(new KeyReader(
            () =>
            {
                made.Task.Result.Dispose();
                given.SetResult();
            },
            ends[1]));

        await given.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System, TestContext.Current.CancellationToken);
        _ = TerminalCalls.Close(ends[1]);
    }
}
