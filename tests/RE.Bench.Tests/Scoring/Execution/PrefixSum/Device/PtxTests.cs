using System.Diagnostics;
using System.Text.RegularExpressions;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Execution.PrefixSum.Device;

/// <summary>The CUDA sources of the environments, compiled to PTX by clang: no GPU and no tool kit of NVIDIA's are here, so that nothing of it is run.</summary>
public sealed partial class PtxTests
{
    [Theory]
    [InlineData("agent-gpu/kernel/solution.cu", "count_positives", "add_up", "sum_pieces", "write_sums")]
    [InlineData("agent-gpu/bench.cu")]
    public async Task A_CUDA_source_compiles_for_an_H100(string file, params string[] kernels)
    {
        var clang = new[] { "clang-19", "clang-18", "clang-17", "clang-16", "clang" }
            .SelectMany(name => Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        Assert.SkipWhen(clang is null, "There is no clang here: 'apt-get install clang-19'.");
        var header = Repository.PathOf("tests/RE.Bench.Tests/Scoring/Execution/PrefixSum/Device");
        string[] arguments = ["-x", "cuda", "--cuda-gpu-arch=sm_90", "-nocudainc", "-nocudalib", "--cuda-device-only", "-O2", "-S", "-Wall", "-Werror", "-I", header, "-o", "-", Path.Combine(KernelBench.Environment, file)];
        var start = new ProcessStartInfo(clang!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var ptx = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, await errors);
        Assert.Contains(".target sm_90", ptx, StringComparison.Ordinal);
        var entries = Entries().Matches(ptx).Select(entry => entry.Groups[1].Value).ToList();
        Assert.Equal(kernels.Length, entries.Count);
        Assert.All(kernels, kernel => Assert.Contains(entries, entry => entry.Contains(kernel, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\.visible \.entry (\w+)\(")]
    private static partial Regex Entries();
}
