using System.Globalization;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Docker.Engine;
using RE.Bench.Sandboxes.Docker.Images;
using RE.Bench.Tests.Sandboxes.Docker;

namespace RE.Bench.Tests.Benchmarks;

/// <summary>
/// Numbers, not tests; run by name: <c>dotnet run -c Release --project tests/RE.Bench.Tests -- -explicit only -showLiveOutput -class RE.Bench.Tests.Benchmarks.DockerBenchmarks</c>.
/// Columns: operation, median, 95th percentile and least time in milliseconds, how often.
/// </summary>
[Collection(DockerTests.Name)]
public sealed class DockerBenchmarks(TestEngine shared) : IAsyncDisposable
{
    private readonly DockerEngine _engine = new(shared.Options.Engine, TimeProvider.System);

    private readonly DockerRoom _room = new(shared.Options);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        await _room.DisposeAsync();
    }

    [Fact(Explicit = true)]
    public async Task A_commands_round_trip()
    {
        await using var sandbox = await _room.CreateAsync();
        await using var bare = await BareAsync();
        string[] commandLine = ["--host", shared.Options.Engine.ToString(), "exec", bare.Id, "true"];

        Say(await Sample.TakeAsync("`true` by the `docker exec` command line", 30, _ => HostCommand.RunAsync("docker", commandLine, Cancel)));
        Say(await Sample.TakeAsync("`true` by the engine's exec", 50, _ => bare.ExecAsync(["true"], Cancel)));
        Say(await Sample.TakeAsync("`true` through the guest", 500, i => sandbox.ExecAsync(new ExecRequest { Id = $"true-{i}", Arguments = ["true"] }, null, Cancel)));
    }

    [Fact(Explicit = true)]
    public async Task A_hundred_megabytes_of_output()
    {
        await using var sandbox = await _room.CreateAsync();
        await using var bare = await BareAsync();
        string[] command = ["dd", "if=/dev/zero", "bs=1000000", "count=100"];
        var held = GC.GetTotalMemory(forceFullCollection: true);

        Say(await Sample.TakeAsync("100 MB of stdout by the engine's exec", 5, _ => bare.ExecAsync(command, Cancel)));
        Say(await Sample.TakeAsync("100 MB of stdout through the guest", 15, i => sandbox.ExecAsync(new ExecRequest { Id = $"out-{i}", Arguments = command }, null, Cancel)));
        Say(string.Create(CultureInfo.InvariantCulture, $"| memory held after that, in MB | {(GC.GetTotalMemory(forceFullCollection: true) - held) / 1e6:0.0} |"));
    }

    [Fact(Explicit = true)]
    public async Task A_sandbox_from_nothing_to_nothing()
    {
        await using (await _room.CreateAsync())
        {
            // The image is made here, not below.
        }

        Say(await Sample.TakeAsync("create, start and remove by bare engine calls", 15, async _ => await (await BareAsync()).DisposeAsync()));
        Say(await Sample.TakeAsync("create, start and remove a sandbox", 15, async _ => await (await _room.CreateAsync()).DisposeAsync()));
        Say(await Sample.TakeAsync("create, start and remove by bare engine calls, again", 15, async _ => await (await BareAsync()).DisposeAsync()));
    }

    [Fact(Explicit = true)]
    public async Task Standing_still()
    {
        await using var sandbox = await _room.CreateAsync();

        Say(await Sample.TakeAsync("freeze and thaw", 50, async _ =>
        {
            await sandbox.FreezeAsync(Cancel);
            await sandbox.ThawAsync(Cancel);
        }));
    }

    private async Task<BareContainer> BareAsync()
    {
        var store = new ImageStore(_engine, shared.Options);
        var image = await store.EnsureAsync(store.Recipe("tiny"), null, Cancel);
        return await BareContainer.StartAsync(_engine, image.Tag, _room.Folder, Cancel);
    }

    private static void Say(object line) => TestContext.Current.TestOutputHelper!.WriteLine(line.ToString()!);
}
