using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>A person who works over a real ssh connection, in tmux, and whose connection breaks.</summary>
public sealed class SshPersonRuns : IDisposable
{
    private readonly RunRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_connection_that_breaks_loses_nothing_and_another_goes_on()
    {
        BubblewrapHere.Require();
        TmuxTerminal.Require();
        await using var server = await SshServer.StartAsync();
        await using (var broken = await TmuxTerminal.StartAsync(new Dictionary<string, string?>(), server.Login(_room.Variables, ["dotnet", ProgramUnderTest.Path, "run", "--env", "scaling-law", "--agent", "human", "--sandbox", "bwrap", "--time", "5m"])))
        {
            await broken.SeenAsync("rebench> ");
            await broken.LineAsync("start");
            await broken.LineAsync("MINE=kept; cd /tmp; stty size; echo re''ady");
            await broken.SeenAsync("^24 80\nready");
            server.BreakConnections();
            Assert.Equal(255, await broken.EndAsync());
        }

        await TmuxTerminal.UntilAsync(() => Task.FromResult(_room.Journal()[^1].Event is RunEvent.RunEnded), () => "The harness never left.");
        var left = Assert.IsType<RunEvent.RunEnded>(_room.Journal()[^1].Event);
        Assert.Equal(RunOutcomes.InfrastructureFailed, left.Outcome);
        await using var again = await TmuxTerminal.StartAsync(new Dictionary<string, string?>(), server.Login(_room.Variables, ["dotnet", ProgramUnderTest.Path, "attach", "last"]));
        await again.SeenAsync("your shell, files and jobs are as they were");
        await again.SeenAsync("rebench> ");
        await again.LineAsync("resume");
        await again.LineAsync("echo \"[$MINE in $PWD]\"; task submit");
        await again.SeenAsync(@"^\[kept in /tmp\]");
        Assert.Equal(0, await again.EndAsync());
        Assert.Equal(RunOutcomes.Submitted, _room.Result().Outcome);
    }
}
