using System.Globalization;
using RE.Bench.Sandboxes.Docker.Images;
using RE.Bench.Tests.Cli.EndToEnd;
using RE.Bench.Tests.Sandboxes.Docker;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Benchmarks;

/// <summary>
/// Numbers, not tests; run by name: <c>dotnet run -c Release --project tests/RE.Bench.Tests -- -explicit only -showLiveOutput -class RE.Bench.Tests.Benchmarks.BatchBenchmarks</c>.
/// </summary>
[Collection(DockerTests.Name)]
public sealed class BatchBenchmarks(TestEngine engine) : IDisposable
{
    private const string Calls = "run: \"true\"";
    private readonly BatchRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact(Explicit = true)]
    public async Task Twenty_scripted_runs_of_ten_calls_in_containers_four_at_a_time()
    {
        Assert.SkipWhen(engine.Missing is not null, engine.Missing ?? "");
        _room.Room.UseImage("tiny");
        var script = _room.Room.Script([.. Enumerable.Repeat(Calls, 10), "submit: true"]);
        Dictionary<string, string?> variables = new() { ["DOCKER_HOST"] = engine.Options.Engine.ToString() };
        string[] typed = ["--agent", $"replay:{script}", "--sandbox", "docker", "--parallel", "4"];

        // The image is made here, not below.
        using var warm = _room.Room.Start(variables, ["run", "--env", "scaling-law", .. typed, "--out", _room.Room["warm"]]);
        Assert.True(await warm.EndAsync() == 0, warm.Error);
        var (took, peak) = await MeasureAsync(_room.Room.Start(variables, ["run", "--env", "scaling-law", .. typed, "--epochs", "20", "--out", _room.Folder]));

        Assert.Equal(20, _room.Results().Count);
        Say($"| 20 scripted runs of 10 calls in Docker, 4 at a time | {took.TotalSeconds:0.0} s, peak memory of the harness {peak >> 20} MiB |");
        Assert.Empty(_room.Leaks());
        Assert.Empty(await ContainersAsync());
    }

    [Fact(Explicit = true)]
    public async Task Two_hundred_replays_eight_at_a_time()
    {
        _room.Room.Change("cpus: 0.5", "cpus: 0.25");
        var script = _room.Room.Script([.. Enumerable.Repeat(Calls, 10), "score: true", "submit: true"]);

        var (took, peak) = await MeasureAsync(_room.Start([], "--agent", $"replay:{script}", "--epochs", "200", "--parallel", "8", "--cores", "2"));

        Assert.Equal(200, _room.Results().Count);
        Say($"| 200 replay: runs of 10 calls and 3 scorings in bubblewrap, 8 at a time | {took.TotalSeconds:0.0} s, peak memory of the harness {peak >> 20} MiB |");
        Assert.Empty(_room.Leaks());
        Assert.InRange(peak, 1, 400_000_000);
    }

    private static async Task<(TimeSpan Took, long Peak)> MeasureAsync(CliProcess run)
    {
        var (started, peak) = (TimeProvider.System.GetTimestamp(), 0L);
        using (run)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            while (!run.HasExited && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken))
            {
                peak = Math.Max(peak, Peak(run));
            }

            var took = TimeProvider.System.GetElapsedTime(started);
            Assert.True(await run.EndAsync() == 0, run.Error);
            return (took, peak);
        }
    }

    private static long Peak(CliProcess run)
    {
        try
        {
            return long.Parse(run.PeakMemory().Split(' ')[0], CultureInfo.InvariantCulture) << 10;
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private async Task<IReadOnlyList<string>> ContainersAsync()
    {
        var listed = await HostCommand.RunAsync("docker", ["--host", engine.Options.Engine.ToString(), "ps", "--all", "--format", "{{.Label \"rebench.run\"}}"], TestContext.Current.CancellationToken);
        var runs = _room.Batch.Runs.Select(run => run.Run).ToHashSet();
        return [.. listed.Output.Split('\n').Where(label => runs.Contains(label.Trim()))];
    }

    private static void Say(FormattableString line) => TestContext.Current.TestOutputHelper!.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
