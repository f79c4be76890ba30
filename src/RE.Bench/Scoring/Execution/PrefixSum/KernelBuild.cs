using RE.Bench.Budgets;
using RE.Bench.Sandboxes;

namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>Builds kernels, each in a sandbox of its own that is gone before anything is timed.</summary>
internal sealed class KernelBuild(ExecutionSite site, string folder, TimeSpan limit)
{
    private const int Shown = 2000;

    /// <summary>Runs <c>kernel/build.sh</c> on a copy of a folder and takes out <c>kernel.so</c>.</summary>
    /// <param name="name">A name for the room.</param>
    /// <param name="kernelFolders">The folders that are copied, later ones over earlier ones: trusted names, any content.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="KernelFault">There is no <c>build.sh</c>, it fails, or it makes no <c>kernel.so</c>.</exception>
    public async Task<byte[]> KernelAsync(string name, IReadOnlyList<string> kernelFolders, CancellationToken cancellationToken)
    {
        if (!kernelFolders.Any(folder => File.Exists(Path.Combine(folder, "build.sh"))))
        {
            throw new KernelFault("there is no file 'kernel/build.sh'. It has to make 'kernel/kernel.so' of what is beside it.");
        }

        await using var room = await KernelRoom.OpenAsync(site, Path.Combine(folder, name), null, home => Copy(kernelFolders, Path.Combine(home, "kernel")), cancellationToken);
        var result = await room.RunAsync("build", "rm -f kernel/kernel.so && sh kernel/build.sh", limit, cancellationToken);
        if (!result.Succeeded)
        {
            var how = result.End is ExecEnd.TimedOut ? $"did not end within {DurationText.Format(limit)}" : $"ended with status {result.ShellStatus}";
            throw new KernelFault($"'kernel/build.sh' {how}: {Tail(result.Stdout.Text + result.Stderr.Text)}");
        }

        return await room.TakeAsync("kernel/kernel.so", cancellationToken) ?? throw new KernelFault("'kernel/build.sh' made no file 'kernel/kernel.so'.");
    }

    /// <summary>Compiles the runner.</summary>
    /// <exception cref="SandboxUnavailableException">The sandbox has no C compiler.</exception>
    public async Task<byte[]> RunnerAsync(string source, CancellationToken cancellationToken)
    {
        await using var room = await KernelRoom.OpenAsync(site, Path.Combine(folder, "runner"), null, home => File.Copy(source, Path.Combine(home, "runner.c")), cancellationToken);
        var result = await room.RunAsync("build", "cc -O2 -o runner runner.c -ldl", limit, cancellationToken);
        return result.Succeeded && await room.TakeAsync("runner", cancellationToken) is { } program
            ? program
            : throw new SandboxUnavailableException($"the program that calls kernels cannot be compiled in the sandbox: {Tail(result.Stderr.Text)}. It needs a C compiler ('cc') with its headers");
    }

    private static string Tail(string output) => output.Trim() is { Length: > 0 } text ? text.Length > Shown ? "…" + text[^Shown..] : text : "it printed nothing";

    private static void Copy(IEnumerable<string> folders, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var (from, file) in folders.SelectMany(from => Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Select(file => (from, file))))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
