using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Bubblewrap;
using RE.Bench.Scoring;
using RE.Bench.Scoring.Execution;
using RE.Bench.Scoring.Execution.PrefixSum;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Execution.PrefixSum.Device;

/// <summary>
/// The stage as it works for a GPU, with the real runner and real sandboxes, but with a stand-in for the driver whose device memory is host memory, and with kernels that
/// a C++ compiler makes of CUDA sources.
/// </summary>
public sealed partial class DeviceBench : IDisposable
{
    private const string Build = "set -eu\ncd \"$(dirname \"$0\")\"\ng++ -O2 -fPIC -shared -I. -o kernel.so solution.cpp -lpthread\n";
    private const string DriverFolder = "/home/driver";
    private static readonly string Here = Repository.PathOf("tests/RE.Bench.Tests/Scoring/Execution/PrefixSum/Device");
    private readonly TempFolder _folder = new();
    private readonly PrefixSumStage _stage = new(TimeProvider.System);

    public DeviceBench()
    {
        _folder.Write("environment/scorer/runner-cuda.c", File.ReadAllText(Path.Combine(KernelBench.Environment, "scorer/runner-cuda.c")));
        Lay("environment/agent-gpu", Starter);
        var driver = Path.GetDirectoryName(_folder.Write("driver/driver.c", File.ReadAllText(Path.Combine(Here, "driver.c"))))!;
        using var compiler = Process.Start("cc", ["-O2", "-fPIC", "-shared", "-o", Path.Combine(driver, "libcuda.so.1"), Path.Combine(driver, "driver.c")]);
        compiler.WaitForExit();
    }

    /// <summary>The starting kernel's CUDA source as C++.</summary>
    public static string Starter => Launches().Replace(File.ReadAllText(Path.Combine(KernelBench.Environment, "agent-gpu/kernel/solution.cu")), "LAUNCH($1, $2, $3, ");

    public void Dispose() => _folder.Dispose();

    /// <summary>Runs C++ source as a submission.</summary>
    public Task<ExecutionOutcome> RunAsync(string source, bool hasDriver = true)
    {
        var submission = $"submission-{Guid.NewGuid():N}";
        Lay(submission, source);
        var request = new ScoreRequest
        {
            Environment = "optimize-kernel",
            Profile = "gpu",
            SubmissionFolder = _folder[submission],
            EnvironmentFolder = _folder["environment"],
            Parameters = new JsonObject { ["arrays"] = 1, ["array_length"] = 1_000_000, ["batches"] = 3, ["build_seconds"] = 60, ["batch_seconds"] = 5, ["device"] = "cuda" },
            Seed = 7,
        };
        var spec = new SandboxSpec { RunId = $"kernel-test-{Guid.NewGuid():N}", Owner = "tests", Image = "dotnet", WorkspaceFolder = "" };
        var sandboxes = new MountingSandboxes(
            new BubblewrapProvider(new BubblewrapOptions(), TimeProvider.System), new SandboxMount(_folder["driver"], DriverFolder), "LD_LIBRARY_PATH", hasDriver ? DriverFolder : "/nowhere");
        return _stage.RunAsync(request, new ExecutionSite(sandboxes, new ExecutionRoom("bwrap", spec)), TestContext.Current.CancellationToken);
    }

    private void Lay(string folder, string source)
    {
        _folder.Write($"{folder}/kernel/build.sh", Build);
        _folder.Write($"{folder}/kernel/solution.cpp", source);
        _folder.Write($"{folder}/kernel/cuda_runtime.h", File.ReadAllText(Path.Combine(Here, "cuda_runtime.h")));
    }

    [GeneratedRegex(@"(\w+)<<<([^,]+), ([^>]+)>>>\(")]
    private static partial Regex Launches();
}
