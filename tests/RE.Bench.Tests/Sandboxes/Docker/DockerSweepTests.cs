using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Docker;
using RE.Bench.Sandboxes.Docker.Containers;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Tests.Sandboxes.Docker;

[Collection(DockerTests.Name)]
public sealed class DockerSweepTests : IAsyncDisposable
{
    private readonly DockerRoom _room;

    public DockerSweepTests(TestEngine shared)
    {
        Assert.SkipWhen(shared.Missing is not null, shared.Missing ?? "");
        _room = new DockerRoom(shared.Options);
    }

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task A_sandbox_whose_harness_lives_is_left_alone()
    {
        await using var sandbox = await _room.CreateAsync();

        var swept = await _room.Provider.SweepAsync(_room.Owner, includeLive: false, dryRun: false, TestContext.Current.CancellationToken);

        Assert.Empty(swept);
        Assert.Equal("alive\n", await DockerRoom.PrintedAsync(sandbox, "echo alive"));
    }

    [Fact]
    public async Task A_frozen_sandbox_whose_harness_is_dead_is_removed_with_its_control_folder()
    {
        var sandbox = (DockerSandbox)await _room.CreateAsync();
        await sandbox.FreezeAsync(TestContext.Current.CancellationToken);
        await sandbox.LeaveAsync();
        var control = DieIn();

        var found = await _room.Provider.SweepAsync(_room.Owner, includeLive: false, dryRun: true, TestContext.Current.CancellationToken);
        var swept = await _room.Provider.SweepAsync(_room.Owner, includeLive: false, dryRun: false, TestContext.Current.CancellationToken);
        var again = await _room.Provider.SweepAsync(_room.Owner, includeLive: true, dryRun: false, TestContext.Current.CancellationToken);

        Assert.Equal(found, swept);
        var one = Assert.Single(swept);
        Assert.Equal(("container", sandbox.Id, _room.Spec.RunId), (one.Kind, one.Id, one.RunId));
        Assert.Contains("is dead", one.Reason, StringComparison.Ordinal);
        Assert.Empty(again);
        Assert.False(Directory.Exists(control.FolderPath));
    }

    [Fact]
    public async Task A_sandbox_of_another_owner_is_never_seen()
    {
        var sandbox = (DockerSandbox)await _room.CreateAsync();
        await sandbox.LeaveAsync();
        DieIn();

        Assert.Empty(await _room.Provider.SweepAsync("somebody-else", includeLive: true, dryRun: false, TestContext.Current.CancellationToken));
        Assert.Single(await _room.Provider.SweepAsync(_room.Owner, includeLive: false, dryRun: true, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_sandbox_that_was_left_ends_when_its_lease_is_over()
    {
        _room.Spec = _room.Spec with { Lease = TimeSpan.FromSeconds(2) };
        var sandbox = await _room.CreateAsync();
        await sandbox.DetachAsync(TestContext.Current.CancellationToken);
        DieIn();

        SweptThing one;
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, TestContext.Current.CancellationToken);
            one = Assert.Single(await _room.Provider.SweepAsync(_room.Owner, includeLive: false, dryRun: true, TestContext.Current.CancellationToken));
        }
        while (!one.Reason.Contains("lease", StringComparison.Ordinal));

        Assert.Null(await _room.Provider.AttachAsync(_room.Spec, TestContext.Current.CancellationToken));
    }

    /// <summary>Writes down another process as the one that has the sandbox: one that is no more.</summary>
    private ControlFolder DieIn()
    {
        var control = ControlFolder.Of(_room.Options.ControlRoot, _room.Spec.RunId);
        var dead = HarnessIdentity.Current() with { StartTime = 1 };
        (DockerState.TryRead(control)! with { Harness = dead.ToString() }).Write(control);
        return control;
    }
}
