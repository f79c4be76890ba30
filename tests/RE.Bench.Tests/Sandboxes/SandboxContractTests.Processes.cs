using System.Text;
using RE.Bench.Sandboxes;

namespace RE.Bench.Tests.Sandboxes;

public abstract partial class SandboxContractTests
{
    /// <summary>A child in the background, one in a session of its own, one forked twice, one without its environment; all sleep 98765 s.</summary>
    private const string Brood = "sleep 98765 & setsid sleep 98765 & (setsid sh -c 'sleep 98765 & exit' &) ; (env -i setsid sh -c 'exec /bin/sleep 98765' &) ; (trap '' TERM HUP INT; sleep 98765) & ";

    [Fact]
    public async Task A_timeout_kills_the_whole_process_tree()
    {
        await using var sandbox = await CreateAsync();
        await AskAsync(sandbox, "sleep 11111 >/dev/null 2>&1 &");

        var result = await sandbox.ExecAsync(Shell(Brood + "echo begun; wait") with { Timeout = TimeSpan.FromSeconds(1) }, null, Cancel);
        var left = await ProcessesAsync(sandbox);

        Assert.Equal(new ExecEnd.TimedOut(TimeSpan.FromSeconds(1), 0), result.End);
        Assert.Equal("begun\n", result.Stdout.Text);
        Assert.DoesNotContain("98765", left, StringComparison.Ordinal);
        Assert.Contains("sleep 11111", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_kills_the_whole_process_tree()
    {
        await using var sandbox = await CreateAsync();
        using var stop = new CancellationTokenSource();
        var output = new RecordingOutput();

        var running = sandbox.ExecAsync(Shell(Brood + "echo begun; wait"), output, stop.Token);
        await output.SeenAsync("begun");
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.DoesNotContain("98765", await ProcessesAsync(sandbox), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_background_child_does_not_delay_the_end_and_lives_on_when_it_writes()
    {
        await using var sandbox = await CreateAsync();

        var result = await RunAsync(sandbox, "(until [ -e go ]; do sleep 0.05; done; head -c 300000 /dev/zero; echo written > mark) & echo done");
        Assert.Equal("done\n", result.Stdout.Text);
        Assert.InRange(result.Took, TimeSpan.Zero, TimeSpan.FromSeconds(20));

        await AskAsync(sandbox, "touch go");
        await WaitInsideAsync(sandbox, "[ -s mark ]");
        Assert.Equal("written", await AskAsync(sandbox, "cat mark"));
    }

    [Fact]
    public async Task Ended_processes_are_reaped()
    {
        await using var sandbox = await CreateAsync();

        await AskAsync(sandbox, "for i in 1 2 3 4 5 6 7 8 9 10; do (sleep 0.05 & exit) & done; wait");
        await WaitInsideAsync(sandbox, "! grep -l '^State:.Z' /proc/[0-9]*/status 2>/dev/null");
    }

    [Fact]
    public async Task Freezing_stops_everything_and_thawing_lets_it_go_on()
    {
        await using var sandbox = await CreateAsync();
        await AskAsync(sandbox, "(i=0; while :; do i=$((i+1)); echo $i > count.new; mv count.new count; done) >/dev/null 2>&1 &");
        await WaitInsideAsync(sandbox, "[ -s count ]");

        await sandbox.FreezeAsync(Cancel);
        await sandbox.FreezeAsync(Cancel);
        var first = await ReadAsync(sandbox, "/home/agent/count");
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, Cancel);
        var second = await ReadAsync(sandbox, "/home/agent/count");
        var asked = AskAsync(sandbox, "echo late");
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancel);
        var answeredWhileFrozen = asked.IsCompleted;
        await sandbox.ThawAsync(Cancel);
        await sandbox.ThawAsync(Cancel);

        Assert.Equal(first, second);
        Assert.False(answeredWhileFrozen);
        Assert.Equal("late", await asked);
        await WaitInsideAsync(sandbox, $"[ $(cat count) -gt {Encoding.ASCII.GetString(second).Trim()} ]");
    }

    [Fact]
    public async Task Frozen_time_does_not_count_against_a_timeout()
    {
        await using var sandbox = await CreateAsync();
        var output = new RecordingOutput();

        var running = sandbox.ExecAsync(Shell("echo begun; sleep 0.2; until [ -e go ]; do sleep 0.05; done") with { Timeout = TimeSpan.FromSeconds(3) }, output, Cancel);
        await output.SeenAsync("begun");
        await sandbox.FreezeAsync(Cancel);
        await sandbox.PutFileAsync("/home/agent/go", Bytes(""), UnixFileMode.UserRead, Cancel);
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System, Cancel);
        await sandbox.ThawAsync(Cancel);

        Assert.Equal(new ExecEnd.Exited(0), (await running).End);
    }

    [Fact]
    public async Task Too_much_memory_is_seen_as_such()
    {
        await using var sandbox = await CreateAsync(Spec() with { Resources = new SandboxResources { MemoryBytes = 96L << 20 } });
        Assert.SkipUnless(sandbox.EnforcedLimits.Contains("memory"), "no memory limit can be enforced here");

        var result = await RunAsync(sandbox, "dd if=/dev/zero of=/dev/null bs=300M count=1");

        Assert.False(result.Succeeded);
        Assert.True(result.OutOfMemoryKills > 0);
        Assert.Equal(0, (await RunAsync(sandbox, "true")).OutOfMemoryKills);
    }

    [Fact]
    public async Task A_fork_bomb_is_held_and_ends_with_its_command()
    {
        await using var sandbox = await CreateAsync(Spec() with { Resources = new SandboxResources { Pids = 60 } });
        Assert.SkipUnless(sandbox.EnforcedLimits.Contains("pids"), "no limit of processes can be enforced here");

        var result = await sandbox.ExecAsync(Shell("bomb() { bomb | bomb & }; bomb; exec sleep 1000") with { Timeout = TimeSpan.FromSeconds(2) }, null, Cancel);

        Assert.Equal(new ExecEnd.TimedOut(TimeSpan.FromSeconds(2), 0), result.End);
        Assert.Equal("fine", await AskAsync(sandbox, "echo fine"));
    }
}
