using RE.Bench.Sandboxes;

namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>A sandbox of the execution stage.</summary>
internal sealed class KernelRoom : IAsyncDisposable
{
    private const string Home = "/home/agent";
    private const int LargestLibrary = 16 << 20;

    private KernelRoom(ISandbox sandbox) => Sandbox = sandbox;

    /// <summary>The sandbox.</summary>
    public ISandbox Sandbox { get; }

    /// <summary>Makes a room; what <paramref name="prepare"/> puts into its folder belongs to the sandbox's user from then on.</summary>
    public static async Task<KernelRoom> OpenAsync(ExecutionSite site, string folder, SandboxMount? mount, Action<string> prepare, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        prepare(folder);
        return new(await site.OpenAsync(folder, mount is null ? [] : [mount], cancellationToken));
    }

    /// <summary>Runs a command line in the home folder.</summary>
    public Task<ExecResult> RunAsync(string id, string script, TimeSpan timeout, CancellationToken cancellationToken) =>
        Sandbox.ExecAsync(new ExecRequest { Id = id, Arguments = ["sh", "-c", script], WorkingDirectory = Home, Timeout = timeout, KeepBytes = 16 << 10 }, null, cancellationToken);

    /// <summary>Puts a file into the home folder.</summary>
    public async Task PutAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content, writable: false);
        const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        await Sandbox.PutFileAsync($"{Home}/{name}", stream, Executable, cancellationToken);
    }

    /// <summary>Takes a built file out; null when there is no such regular file.</summary>
    /// <exception cref="KernelFault">It is too large.</exception>
    public async Task<byte[]?> TakeAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await Sandbox.OpenFileAsync($"{Home}/{name}", cancellationToken);
            using var content = new MemoryStream();
            var block = new byte[64 << 10];
            for (int count; (count = await stream.ReadAsync(block, cancellationToken)) > 0;)
            {
                content.Write(block, 0, count);
                if (content.Length > LargestLibrary)
                {
                    throw new KernelFault($"'{name}' has more than {LargestLibrary >> 20} MiB.");
                }
            }

            return content.ToArray();
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Ends the sandbox with all that runs in it.</summary>
    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
