using System.Text.Json.Nodes;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Bubblewrap;
using RE.Bench.Scoring;
using RE.Bench.Scoring.Execution;
using RE.Bench.Scoring.Execution.PrefixSum;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Execution.PrefixSum;

/// <summary>Runs kernels through the execution stage in real bubblewrap sandboxes, with small batches.</summary>
public sealed class KernelBench : IDisposable
{
    private const string Build = "set -eu\ncd \"$(dirname \"$0\")\"\ncc -O2 -fPIC -shared -o kernel.so solution.c\n";
    private readonly TempFolder _folder = new();
    private readonly PrefixSumStage _stage = new(TimeProvider.System);

    public static string Environment => Repository.PathOf("environments/optimize-kernel");

    public void Dispose() => _folder.Dispose();

    /// <summary>The kernel of a folder of the environment.</summary>
    public static string Kernel(string folder) => File.ReadAllText(Path.Combine(Environment, folder, "kernel", "solution.c"));

    /// <summary>Runs C source as a submission.</summary>
    public Task<ExecutionOutcome> RunAsync(string source, string build = Build)
    {
        _folder.Write("submission/kernel/solution.c", source);
        _folder.Write("submission/kernel/build.sh", build);
        return RunFolderAsync(_folder["submission"]);
    }

    /// <summary>Runs a folder as a submission.</summary>
    public Task<ExecutionOutcome> RunFolderAsync(string submission)
    {
        var request = new ScoreRequest
        {
            Environment = "optimize-kernel",
            Profile = "cpu",
            SubmissionFolder = submission,
            EnvironmentFolder = Environment,
            Parameters = new JsonObject { ["arrays"] = 16, ["array_length"] = 131072, ["batches"] = 3, ["build_seconds"] = 60, ["batch_seconds"] = 3 },
            Seed = 7,
        };
        var spec = new SandboxSpec { RunId = $"kernel-test-{Guid.NewGuid():N}", Owner = "tests", Image = "dotnet", WorkspaceFolder = "" };
        var site = new ExecutionSite(new BubblewrapProvider(new BubblewrapOptions(), TimeProvider.System), new ExecutionRoom("bwrap", spec));
        return _stage.RunAsync(request, site, TestContext.Current.CancellationToken);
    }
}
