using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Docker;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Sandboxes.Docker;

/// <summary>A provider, an owner and a workspace of one test.</summary>
internal sealed class DockerRoom : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    public DockerRoom(DockerOptions options)
    {
        Provider = new DockerSandboxProvider(options, TimeProvider.System);
        Options = options;
        Owner = $"test-{Guid.NewGuid():N}";
        Spec = new SandboxSpec
        {
            RunId = $"run-{Guid.NewGuid():N}",
            Owner = Owner,
            Image = "tiny",
            WorkspaceFolder = _folder["home"],
            Resources = new SandboxResources { Cpus = 1, MemoryBytes = 256L << 20, Pids = 64 },
        };
    }

    public DockerSandboxProvider Provider { get; }

    public DockerOptions Options { get; }

    public string Owner { get; }

    public SandboxSpec Spec { get; set; }

    public string Folder => _folder.Path;

    public static ExecRequest Shell(string script, string? id = null) => new()
    {
        Id = id ?? Guid.NewGuid().ToString("N"),
        Arguments = ["sh", "-c", script],
        Timeout = TimeSpan.FromSeconds(60),
    };

    public Task<ISandbox> CreateAsync() => Provider.CreateAsync(Spec, TestContext.Current.CancellationToken);

    public static async Task<string> PrintedAsync(ISandbox sandbox, string script) =>
        (await sandbox.ExecAsync(Shell(script), null, TestContext.Current.CancellationToken)).Stdout.Text;

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Provider.SweepAsync(Owner, includeLive: true, dryRun: false, CancellationToken.None);
        }
        catch (SandboxUnavailableException)
        {
            // The engine of the test is gone, and its containers with it.
        }

        Provider.Dispose();
        _folder.Dispose();
    }
}
