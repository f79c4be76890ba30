using RE.Bench.Sandboxes.Docker;
using RE.Bench.Sandboxes.Docker.Images;
using RE.Bench.Tests.Sandboxes.Docker;

namespace RE.Bench.Tests.Benchmarks;

/// <summary>
/// Numbers, not tests: run by name with <c>dotnet run -c Release --project tests/RE.Bench.Tests -- -explicit only -showLiveOutput -class RE.Bench.Tests.Benchmarks.DockerBenchmarks</c>.
/// </summary>
[Collection(DockerTests.Name)]
public sealed class DockerBenchmarks(TestEngine shared) : IDisposable
{
    private readonly DockerEngine _engine = new(shared.Options.Engine, TimeProvider.System);

    public void Dispose() => _engine.Dispose();

    [Fact(Explicit = true)]
    public async Task A_command_s_round_trip()
    {
        var token = TestContext.Current.CancellationToken;
        var store = new ImageStore(_engine, shared.Options);
        var image = await store.EnsureAsync(store.Recipe("tiny"), null, token);
        var workspace = Directory.CreateTempSubdirectory("rebench-bench-").FullName;
        await using var bare = await BareContainer.StartAsync(_engine, image.Tag, workspace, token);

        Say(await Sample.TakeAsync("`docker exec` command line", 30, _ => HostCommand.RunAsync("docker", ["--host", shared.Options.Engine.ToString(), "exec", bare.Id, "true"], token)));
        Say(await Sample.TakeAsync("engine exec through the API", 50, _ => bare.ExecAsync(["true"], token)));
    }

    private static void Say(Sample sample) => TestContext.Current.TestOutputHelper!.WriteLine(sample.ToString());
}
