using RE.Bench.Sandboxes;

namespace RE.Bench.Tests.Sandboxes;

public abstract partial class SandboxContractTests
{
    [Fact]
    public async Task The_same_id_never_runs_twice()
    {
        await using var sandbox = await CreateAsync();
        var request = Shell("echo ran; echo line >> log; until [ -e go ]; do sleep 0.05; done; exit 5");
        var output = new RecordingOutput();

        var first = sandbox.ExecAsync(request, output, Cancel);
        await output.SeenAsync("ran");
        var joined = sandbox.ExecAsync(request, null, Cancel);
        await AskAsync(sandbox, "touch go");
        var results = new[] { await first, await joined, await sandbox.ExecAsync(request, null, Cancel) };

        Assert.All(results, r => Assert.Equal(new ExecEnd.Exited(5), r.End));
        Assert.All(results, r => Assert.Equal("ran\n", r.Stdout.Text));
        Assert.Equal("line", await AskAsync(sandbox, "cat log"));
    }

    [Fact]
    public async Task A_new_harness_attaches_and_gets_what_was_running()
    {
        var spec = Spec();
        var sandbox = await NewProvider().CreateAsync(spec, Cancel);
        var request = Shell("echo begun; until [ -e go ]; do sleep 0.05; done; echo ended") with { Timeout = TimeSpan.FromSeconds(300) };
        var output = new RecordingOutput();
        var lost = sandbox.ExecAsync(request, output, Cancel);
        await output.SeenAsync("begun");
        var finished = Shell("echo once >> finished; echo result");
        await sandbox.ExecAsync(finished, null, Cancel);

        await sandbox.DetachAsync(Cancel);
        await Assert.ThrowsAsync<SandboxUnavailableException>(() => lost);
        await using var attached = Assert.IsAssignableFrom<ISandbox>(await NewProvider().AttachAsync(spec, Cancel));
        await attached.ThawAsync(Cancel);
        var again = attached.ExecAsync(request, null, Cancel);
        await AskAsync(attached, "touch go");
        var result = await again;

        Assert.Equal(sandbox.Tools, attached.Tools);
        Assert.Equal(new ExecEnd.Exited(0), result.End);
        Assert.Equal("begun\nended\n", result.Stdout.Text);
        Assert.Equal("result\n", (await attached.ExecAsync(finished, null, Cancel)).Stdout.Text);
        Assert.Equal("once", await AskAsync(attached, "cat finished"));
    }

    [Fact]
    public async Task A_detached_sandbox_stands_still_and_ends_when_its_lease_does()
    {
        var spec = Spec() with { Lease = TimeSpan.FromSeconds(3) };
        var sandbox = await NewProvider().CreateAsync(spec, Cancel);
        await AskAsync(sandbox, "(while :; do date +%s%N > count.new; mv count.new count; done) >/dev/null 2>&1 &");
        await WaitInsideAsync(sandbox, "[ -s count ]");

        await sandbox.DetachAsync(Cancel);
        var count = Path.Combine(_workspace.Path, "count");
        var first = await File.ReadAllTextAsync(count, Cancel);
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, Cancel);
        Assert.Equal(first, await File.ReadAllTextAsync(count, Cancel));

        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, Cancel);
        Assert.Null(await NewProvider().AttachAsync(spec, Cancel));
        await NewProvider().SweepAsync(Owner, includeLive: true, dryRun: false, Cancel);
        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Nothing_can_be_attached_where_nothing_is()
    {
        Assert.Null(await NewProvider().AttachAsync(Spec(), Cancel));
    }

    [Fact]
    public async Task Tearing_down_leaves_nothing_but_the_workspace()
    {
        var sandbox = await CreateAsync();
        await RunAsync(sandbox, Brood + "echo kept > file; true");

        await sandbox.DisposeAsync();
        await sandbox.DisposeAsync();

        Assert.Equal("kept\n", await File.ReadAllTextAsync(Path.Combine(_workspace.Path, "file"), Cancel));
        await AssertNothingLeftAsync();
        await Assert.ThrowsAsync<SandboxUnavailableException>(() => RunAsync(sandbox, "true"));
    }

    [Fact]
    public async Task A_sweep_spares_those_of_others_and_those_in_use()
    {
        await using var sandbox = await CreateAsync();

        var ofOthers = await NewProvider().SweepAsync("nobody-" + Owner, includeLive: true, dryRun: false, Cancel);
        var inUse = await NewProvider().SweepAsync(Owner, includeLive: false, dryRun: false, Cancel);
        var listed = await NewProvider().SweepAsync(Owner, includeLive: true, dryRun: true, Cancel);
        Assert.Equal("fine", await AskAsync(sandbox, "echo fine"));
        var swept = await NewProvider().SweepAsync(Owner, includeLive: true, dryRun: false, Cancel);

        Assert.Empty(ofOthers);
        Assert.Empty(inUse);
        Assert.NotEmpty(listed);
        Assert.All(swept, s => Assert.Equal(RunId, s.RunId));
        await Assert.ThrowsAsync<SandboxUnavailableException>(() => RunAsync(sandbox, "true"));
        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task A_sandbox_that_dies_ends_what_waits_for_it()
    {
        await using var sandbox = await CreateAsync();
        var output = new RecordingOutput();

        var waiting = sandbox.ExecAsync(Shell("echo begun; sleep 1000"), output, Cancel);
        await output.SeenAsync("begun");
        await NewProvider().SweepAsync(Owner, includeLive: true, dryRun: false, Cancel);

        await Assert.ThrowsAsync<SandboxUnavailableException>(() => waiting);
    }
}
