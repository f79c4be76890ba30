using Docker.DotNet.Models;
using RE.Bench.Budgets;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Docker;
using RE.Bench.Sandboxes.Docker.Containers;
using RE.Bench.Sandboxes.Docker.Engine;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Tests.Sandboxes.Docker;

/// <summary>The contract on a real Docker engine, with an image of one static binary.</summary>
[Collection(DockerTests.Name)]
public sealed class DockerContractTests(TestEngine shared) : SandboxContractTests
{
    private readonly string _root = $"/tmp/rebench-t-{Guid.NewGuid().ToString("N")[..8]}";
    private DockerOptions _options = shared.Options;

    protected override string Image => "tiny";

    protected override async ValueTask PrepareAsync()
    {
        Assert.SkipWhen(shared.Missing is not null, shared.Missing ?? "");
        _options = shared.Options with { ControlRoot = _root, GuestBinary = await GuestForTests.PathAsync() };
    }

    protected override ISandboxProvider NewProvider() => new DockerSandboxProvider(_options, TimeProvider.System);

    protected override async Task AssertNothingLeftAsync()
    {
        using var engine = new DockerEngine(_options.Engine, TimeProvider.System);
        var containers = await engine.AskAsync(
            "list", (client, token) => client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = ContainerLabels.Filter(Owner) }, token), Cancel);
        Assert.Empty(containers);
        Assert.Empty(Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(ControlFolder.Of(_root, RunId).FolderPath));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    [Fact]
    public async Task A_sandbox_in_use_is_not_taken_away_by_a_second_run_of_the_same_name()
    {
        await using var sandbox = await CreateAsync();

        var refused = await Assert.ThrowsAsync<UserErrorException>(() => CreateAsync());

        Assert.Contains(RunId, refused.Message, StringComparison.Ordinal);
        Assert.Equal("fine", await AskAsync(sandbox, "echo fine"));
    }

    [Fact]
    public async Task A_workspace_that_grows_too_large_ends_what_runs()
    {
        await using var sandbox = await CreateAsync(Spec() with { Resources = new SandboxResources { Cpus = 1, DiskBytes = 10 << 20 } });

        var single = await RunAsync(sandbox, "head -c 20000000 /dev/zero > one");
        var many = await RunAsync(sandbox, "for i in 1 2 3; do head -c 9000000 /dev/zero > many$i; done; sleep 100");

        Assert.False(single.Succeeded);
        Assert.Equal(new ExecEnd.Signaled(9), many.End);
        Assert.Equal("fine", await AskAsync(sandbox, "rm -f one many*; echo fine"));
    }
}
