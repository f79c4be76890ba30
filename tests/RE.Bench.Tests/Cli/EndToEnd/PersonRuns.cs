using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Reports.Viewer.Shelf;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>People at a real terminal, on a real sandbox of each kind: what they type, what they see, what the run says afterwards.</summary>
public abstract class PersonRuns : IDisposable
{
    private const string Prompt = @"left\] \S+\$ $";

    /// <summary>The environment and the program's variables.</summary>
    internal RunRoom Room { get; } = new();

    /// <summary>The sandbox's name for <c>--sandbox</c>.</summary>
    protected abstract string Sandbox { get; }

    /// <summary>Skips where the sandbox is missing, and gives the variables that it needs.</summary>
    protected abstract Dictionary<string, string?> Prepare();

    public void Dispose()
    {
        Room.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_person_starts_works_scores_stops_resumes_and_hands_in()
    {
        await using var terminal = await StartAsync(new() { ["TERM"] = "vt100" }, "run", "--env", "scaling-law", "--agent", "human", "--participant", "p07", "--sandbox", Sandbox, "--time", "20m");
        await terminal.SeenAsync(@"not started\. Type start.*\n(.*\n)*rebench> ");
        await terminal.KeyAsync("Up");
        await terminal.LineAsync("status");
        var waiting = await terminal.SeenAsync("clock   stands still");
        await terminal.LineAsync("start");
        await terminal.SeenAsync(Prompt);
        await terminal.LineAsync("echo \"by hand\" > note.txt; stty size; echo $TERM");
        await terminal.SeenAsync("^24 80\nvt100");
        await terminal.ResizeAsync(100, 30);
        await TmuxTerminal.UntilAsync(async () => (await LineAndTextAsync(terminal, "stty size")).Contains("\n30 100", StringComparison.Ordinal), () => "The new size never came.");
        await terminal.LineAsync("task score");
        await terminal.SeenAsync("Score 1");
        await terminal.LineAsync("task stop lunch");
        var stopped = await terminal.SeenAsync(@"stopped \(lunch\)\. Type resume");
        await terminal.LineAsync("resume");
        await terminal.SeenAsync(@"rebench> resume\n(.*\n)*.*left\]");
        await terminal.LineAsync("cat note.txt; task submit");
        Assert.Equal(0, await terminal.EndAsync());

        Assert.Contains("0s of 20m spent", waiting, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"^.{101,}$", stopped);
        var result = Room.Result();
        Assert.Equal(RunOutcomes.Submitted, result.Outcome);
        Assert.Equal("p07", result.Agent.Participant);
        Assert.Equal(["starting", "requested", "final"], result.Ledger.Select(row => row.Purpose));
        Assert.True(result.Budget.Paused["human"] > TimeSpan.Zero);
        var clock = Room.Journal().Select(entry => entry.Event).SkipWhile(happened => happened is not RunEvent.ClockStarted).ToList();
        Assert.Contains(clock, happened => happened is RunEvent.ClockPaused { Reason: PauseReason.Human });
        var session = string.Concat(RecordedSession.Read(Room.OnlyRun()).Events.Select(shown => shown.Output));
        Assert.Contains("by hand\r\n", session, StringComparison.Ordinal);
        using var replayed = await Room.RunAsync("replay-session", "last");
        Assert.Contains("\nby hand\n", replayed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', replayed.Output);
    }

    [Fact]
    public async Task A_killed_harness_and_a_closed_terminal_lose_nothing()
    {
        await using (var killed = await StartAsync(new(), "run", "--env", "scaling-law", "--agent", "human", "--sandbox", Sandbox, "--time", "20m"))
        {
            await killed.SeenAsync("rebench> ");
            await killed.LineAsync("start");
            await killed.SeenAsync(Prompt);
            await killed.LineAsync("MINE=kept; cd /tmp; (sleep 1000 &) ; echo re''ady");
            await killed.SeenAsync("^ready");
            Kill(await killed.ProcessAsync());
            await killed.EndAsync();
        }

        await using (var closed = await StartAsync(new(), "attach", "last"))
        {
            await closed.SeenAsync("not yet resumed");
            using var second = await AttachWithoutTerminalAsync();
            await using var other = await StartAsync(new(), "attach", "last");
            Assert.Equal(2, await other.EndAsync());
            Assert.Contains($"process {await closed.ProcessAsync()}, works on", await other.TextAsync(), StringComparison.Ordinal);
            await closed.LineAsync("resume");
            await closed.LineAsync("echo \"[$MINE in $PWD]\"");
            await closed.SeenAsync(@"^\[kept in /tmp\]");
            await closed.CloseAsync();
        }

        await TmuxTerminal.UntilAsync(() => Task.FromResult(Room.Journal()[^1].Event is RunEvent.RunEnded), () => "The harness never left.");
        var left = Assert.IsType<RunEvent.RunEnded>(Room.Journal()[^1].Event);
        Assert.Equal(RunOutcomes.InfrastructureFailed, left.Outcome);
        Assert.StartsWith("the terminal was closed; 'rebench attach ", left.Detail, StringComparison.Ordinal);
        await using var last = await StartAsync(new(), "attach", "last");
        await last.SeenAsync("not yet resumed");
        await last.LineAsync("detach");
        Assert.Equal(3, await last.EndAsync());
        await using var again = await StartAsync(new(), "attach", "last");
        await again.SeenAsync("not yet resumed");
        await again.LineAsync("resume");
        await again.LineAsync("echo \"[$MINE still]\"; task submit");
        await again.SeenAsync(@"^\[kept still\]");
        Assert.Equal(0, await again.EndAsync());
        Assert.Equal(RunOutcomes.Submitted, Room.Result().Outcome);
        Assert.DoesNotContain(Room.Journal(), entry => entry.Event is RunEvent.SandboxLost);
    }

    private protected Task<TmuxTerminal> StartAsync(Dictionary<string, string?> variables, params string[] arguments)
    {
        TmuxTerminal.Require();
        var all = Room.Variables.Concat(Prepare()).Concat(variables).ToDictionary();
        return TmuxTerminal.StartAsync(all, ["dotnet", ProgramUnderTest.Path, .. arguments]);
    }

    private async Task<CliProcess> AttachWithoutTerminalAsync()
    {
        var refused = await Room.RunAsync("attach", "last");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("needs a terminal", refused.Error, StringComparison.Ordinal);
        return refused;
    }

    private static async Task<string> LineAndTextAsync(TmuxTerminal terminal, string line)
    {
        await terminal.LineAsync(line);
        return await terminal.TextAsync();
    }

    private static void Kill(int process)
    {
        using var victim = System.Diagnostics.Process.GetProcessById(process);
        victim.Kill();
    }
}
