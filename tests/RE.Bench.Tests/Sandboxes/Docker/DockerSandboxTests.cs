using Docker.DotNet.Models;
using RE.Bench.Budgets;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Docker;
using RE.Bench.Sandboxes.Docker.Engine;

namespace RE.Bench.Tests.Sandboxes.Docker;

[Collection(DockerTests.Name)]
public sealed class DockerSandboxTests : IAsyncDisposable
{
    private readonly DockerRoom _room;

    public DockerSandboxTests(TestEngine shared)
    {
        Assert.SkipWhen(shared.Missing is not null, shared.Missing ?? "");
        _room = new DockerRoom(shared.Options);
    }

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task A_command_has_no_rights_no_network_and_a_read_only_system()
    {
        await using var sandbox = await _room.CreateAsync();

        var status = await DockerRoom.PrintedAsync(sandbox, "cat /proc/self/status; whoami; echo HOME=$HOME; ls /sys/class/net; touch /bin/x 2>&1; touch /run/rebench/x 2>&1; touch ~/ok && echo wrote");

        Assert.Contains("CapEff:\t0000000000000000", status, StringComparison.Ordinal);
        Assert.Contains("CapBnd:\t0000000000000000", status, StringComparison.Ordinal);
        Assert.Contains("NoNewPrivs:\t1", status, StringComparison.Ordinal);
        Assert.Contains("Seccomp:\t2", status, StringComparison.Ordinal);
        Assert.DoesNotContain("Uid:\t0", status, StringComparison.Ordinal);
        Assert.EndsWith("agent\nHOME=/home/agent\nlo\ntouch: /bin/x: Read-only file system\ntouch: /run/rebench/x: Read-only file system\nwrote\n", status, StringComparison.Ordinal);
        Assert.Equal(["sh"], sandbox.Tools);
        Assert.Equal(["memory", "pids", "cpus", "disk", "freeze"], sandbox.EnforcedLimits);
    }

    [Fact]
    public async Task Nothing_of_a_sandbox_is_left_but_its_workspace()
    {
        var sandbox = await _room.CreateAsync();
        await DockerRoom.PrintedAsync(sandbox, "echo kept > ~/file");

        await sandbox.DisposeAsync();

        Assert.Equal("kept\n", await File.ReadAllTextAsync(Path.Combine(_room.Spec.WorkspaceFolder, "file"), TestContext.Current.CancellationToken));
        Assert.Null(await _room.Provider.AttachAsync(_room.Spec, TestContext.Current.CancellationToken));
        Assert.Empty(await _room.Provider.SweepAsync(_room.Owner, includeLive: true, dryRun: true, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_frozen_sandbox_stands_still_and_goes_on()
    {
        await using var sandbox = await _room.CreateAsync();
        await DockerRoom.PrintedAsync(sandbox, "(while true; do echo x >> ~/ticks; sleep 0.01; done) >/dev/null 2>&1 &");
        var ticks = Path.Combine(_room.Spec.WorkspaceFolder, "ticks");
        await UntilAsync(() => File.Exists(ticks));

        await sandbox.FreezeAsync(TestContext.Current.CancellationToken);
        await sandbox.FreezeAsync(TestContext.Current.CancellationToken);
        var atFreeze = new FileInfo(ticks).Length;
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, TestContext.Current.CancellationToken);
        var later = new FileInfo(ticks).Length;
        await sandbox.ThawAsync(TestContext.Current.CancellationToken);

        Assert.Equal(atFreeze, later);
        await UntilAsync(() => new FileInfo(ticks).Length > later);
    }

    [Fact]
    public async Task A_process_killed_for_memory_is_counted_though_the_command_succeeds()
    {
        await using var sandbox = await _room.CreateAsync();

        var result = await sandbox.ExecAsync(DockerRoom.Shell("(head -c 1000000000 /dev/zero | tail -c 900000000 > /dev/null); true"), null, TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded);
        Assert.True(result.OutOfMemoryKills > 0, $"{result.OutOfMemoryKills} kills; {result.Stderr.Text}");
    }

    [Fact]
    public async Task A_container_killed_from_outside_is_an_unavailable_sandbox_never_a_result()
    {
        await using var sandbox = await _room.CreateAsync();
        using var engine = new DockerEngine(_room.Options.Engine, TimeProvider.System);

        var running = sandbox.ExecAsync(DockerRoom.Shell("echo started; sleep 1000"), null, TestContext.Current.CancellationToken);
        await engine.AskAsync("kill", (client, token) => client.Containers.KillContainerAsync(sandbox.Id, new ContainerKillParameters { Signal = "KILL" }, token), TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<SandboxUnavailableException>(() => running);
        Assert.Contains("ended with status 137", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SandboxUnavailableException>(() => sandbox.ExecAsync(DockerRoom.Shell("true"), null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_sandbox_that_was_left_is_found_again_with_its_processes()
    {
        var first = await _room.CreateAsync();
        await DockerRoom.PrintedAsync(first, "(while true; do echo x >> ~/ticks; sleep 0.01; done) >/dev/null 2>&1 & until [ -s ~/ticks ]; do sleep 0.01; done; echo kept > /tmp/file");
        await first.DetachAsync(TestContext.Current.CancellationToken);
        await first.DisposeAsync();
        var ticks = Path.Combine(_room.Spec.WorkspaceFolder, "ticks");
        var whenLeft = new FileInfo(ticks).Length;

        await using var second = await _room.Provider.AttachAsync(_room.Spec, TestContext.Current.CancellationToken);

        Assert.NotNull(second);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Tools, second.Tools);
        Assert.Equal(whenLeft, new FileInfo(ticks).Length);
        await second.ThawAsync(TestContext.Current.CancellationToken);
        Assert.Equal("kept\n", await DockerRoom.PrintedAsync(second, "cat /tmp/file"));
        await UntilAsync(() => new FileInfo(ticks).Length > whenLeft);
    }

    [Fact]
    public async Task A_sandbox_frozen_by_a_harness_that_was_killed_is_found_again()
    {
        var first = (DockerSandbox)await _room.CreateAsync();
        await first.FreezeAsync(TestContext.Current.CancellationToken);
        await first.LeaveAsync();

        await using var second = await _room.Provider.AttachAsync(_room.Spec, TestContext.Current.CancellationToken);

        Assert.NotNull(second);
        await second.ThawAsync(TestContext.Current.CancellationToken);
        Assert.Equal("hi\n", await DockerRoom.PrintedAsync(second, "echo hi"));
    }

    [Fact]
    public async Task More_cores_than_the_engine_has_are_refused()
    {
        _room.Spec = _room.Spec with { Resources = new SandboxResources { Cpus = 4096 } };

        var error = await Assert.ThrowsAsync<UserErrorException>(_room.CreateAsync);

        Assert.Contains("4096 cores", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gpus_where_the_engine_has_none_are_the_persons_error_and_leave_nothing()
    {
        Assert.SkipWhen((await _room.Provider.CheckAsync(TestContext.Current.CancellationToken)).Detail.Contains(", NVIDIA runtime", StringComparison.Ordinal), "this engine has an NVIDIA runtime");
        _room.Spec = _room.Spec with { Resources = _room.Spec.Resources with { Gpus = new GpuRequest(1, []) } };

        var error = await Assert.ThrowsAsync<UserErrorException>(_room.CreateAsync);

        Assert.Contains("asks for 1 GPU", error.Message, StringComparison.Ordinal);
        Assert.Contains("NVIDIA Container Toolkit", error.Message, StringComparison.Ordinal);
        Assert.Empty(await _room.Provider.SweepAsync(_room.Owner, includeLive: true, dryRun: true, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_engine_that_is_not_there_is_said_with_a_remedy()
    {
        using var provider = new DockerSandboxProvider(_room.Options with { Engine = new Uri("unix:///nowhere/docker.sock") }, TimeProvider.System);

        var answer = await provider.CheckAsync(TestContext.Current.CancellationToken);

        Assert.False(answer.IsAvailable);
        Assert.Contains("/nowhere/docker.sock", answer.Detail, StringComparison.Ordinal);
        Assert.Contains("--sandbox bwrap", answer.Remedy, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
