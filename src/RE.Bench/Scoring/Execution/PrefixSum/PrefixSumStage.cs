using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>
/// Times a kernel against the starting kernel, batch by batch in turn, in sandboxes of their own of which only one can run at a time; every batch has inputs
/// that were never seen before, and every element of every result is compared.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class PrefixSumStage(TimeProvider time) : IExecutionStage
{
    private readonly TrustedBuilds _builds = new();
    private static readonly int[] CheckedLengths = [1, 2, 3, 7, 15, 16, 17, 31, 64, 100, 255, 1000, 1023, 4096, 4097, 10_007, 65_536, 99_991, 131_071];

    /// <inheritdoc/>
    public string Environment => "optimize-kernel";

    /// <inheritdoc/>
    public async Task<ExecutionOutcome> RunAsync(ScoreRequest request, ExecutionSite site, CancellationToken cancellationToken)
    {
        // In memory where the system has such a place: pages of a disk's file would be written out while the clock runs.
        var root = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        var folder = Directory.CreateDirectory(Path.Combine(root, $"rebench-{Guid.NewGuid():N}")).FullName;
        try
        {
            return new ExecutionOutcome.Measured(await MeasureAsync(request, site, folder, cancellationToken));
        }
        catch (KernelFault fault)
        {
            return new ExecutionOutcome.Refused(fault.Message) { Finding = fault.Finding };
        }
        finally
        {
            GuardedFolder.Delete(folder);
        }
    }

    private async Task<JsonObject> MeasureAsync(ScoreRequest request, ExecutionSite site, string folder, CancellationToken cancellationToken)
    {
        var sizes = PrefixSumSizes.From(request.Parameters);
        var build = new KernelBuild(site, folder, sizes.BuildTime);
        var kernel = await build.KernelAsync("build", [Path.Combine(request.SubmissionFolder, "kernel")], cancellationToken);
        var source = Path.Combine(request.EnvironmentFolder, "scorer", sizes.OnDevice ? "runner-cuda.c" : "runner.c");
        var runner = await _builds.GetAsync(site.Kind, [source], () => build.RunnerAsync(source, cancellationToken));
        List<string> start = [.. new[] { "agent", $"agent-{request.Profile}" }.Select(part => Path.Combine(request.EnvironmentFolder, part, "kernel")).Where(Directory.Exists)];
        var starting = await _builds.GetAsync(site.Kind, start.SelectMany(Directory.EnumerateFiles), () => TrustedAsync(() => build.KernelAsync("starting", start, cancellationToken)));

        var timed = new BatchLayout([.. Enumerable.Repeat(sizes.Length, sizes.Arrays)]);
        var tried = new BatchLayout(CheckedLengths);
        var inputs = Directory.CreateDirectory(Path.Combine(folder, "inputs")).FullName;
        var bytes = Math.Max(timed.Bytes, tried.Bytes);
        using var input = SharedFile.Create(Path.Combine(inputs, "input.bin"), bytes);
        KernelPlace Place(string name) => new() { Site = site, Folder = Path.Combine(folder, name), InputFolder = inputs, Bytes = bytes, OnDevice = sizes.OnDevice, BatchTime = sizes.BatchTime, Time = time };
        await using var ours = await TrustedAsync(() => KernelRunner.StartAsync(Place("yardstick"), runner, starting, cancellationToken));
        await using var theirs = await KernelRunner.StartAsync(Place("submission"), runner, kernel, cancellationToken);

        await BatchAsync(theirs, tried, sizes.OnDevice, Write(input, tried, new BatchInputs(request.Seed, 0).FillChecked), cancellationToken);
        var (theirTimes, ourTimes, copies) = (new JsonArray(), new JsonArray(), new JsonArray());
        for (var batch = 1; batch <= sizes.Batches; batch++)
        {
            var fill = Write(input, timed, new BatchInputs(request.Seed, batch).FillTimed);
            var theirTurn = () => BatchAsync(theirs, timed, sizes.OnDevice, fill, cancellationToken);
            var ourTurn = () => BatchAsync(ours, timed, sizes.OnDevice, fill, cancellationToken);
            if (batch % 2 == 0)
            {
                theirTimes.Add(Milliseconds(await theirTurn()));
                ourTimes.Add(Milliseconds(await ourTurn()));
            }
            else
            {
                ourTimes.Add(Milliseconds(await ourTurn()));
                theirTimes.Add(Milliseconds(await theirTurn()));
            }

            copies.Add(Milliseconds(await ours.RunAsync(copy: true, null, cancellationToken)));
        }

        return new JsonObject { ["submission_ms"] = theirTimes, ["starting_ms"] = ourTimes, ["copy_ms"] = copies };
    }

    private static async Task<TimeSpan> BatchAsync(KernelRunner runner, BatchLayout layout, bool onDevice, FillArray fill, CancellationToken cancellationToken)
    {
        var check = new ResultCheck(layout);
        var early = new SpotCheck(layout, onDevice);
        check.Guard(runner.Output);
        runner.Describe(layout);
        var took = await runner.RunAsync(copy: false, early, cancellationToken);
        check.Check(runner.Output, fill, early);
        return took;
    }

    private static FillArray Write(SharedFile input, BatchLayout layout, FillArray fill)
    {
        var values = new int[layout.Lengths.Max()];
        for (var i = 0; i < layout.Lengths.Count; i++)
        {
            var array = values.AsSpan(0, layout.Lengths[i]);
            fill(i, array);
            input.Write(layout.Starts[i], MemoryMarshal.AsBytes(array));
        }

        return fill;
    }

    // What is wrong with the starting kernel, or with the GPU, is never the submission's fault.
    private static async Task<T> TrustedAsync<T>(Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (KernelFault fault)
        {
            throw new SandboxUnavailableException($"the starting kernel cannot be run in the sandbox: {fault.Message}");
        }
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 4);
}
