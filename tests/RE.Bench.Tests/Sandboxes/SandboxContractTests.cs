using System.Globalization;
using System.Text;
using RE.Bench.Sandboxes;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Sandboxes;

/// <summary>What every kind of sandbox promises; a subclass a provider runs it on the real thing.</summary>
public abstract partial class SandboxContractTests : IAsyncLifetime
{
    private readonly TempFolder _workspace = new();
    private int _commands;
    private bool _prepared;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Run of this test.</summary>
    protected string RunId { get; } = "test-" + Guid.NewGuid().ToString("N")[..12];

    /// <summary>Owner of this test's sandboxes.</summary>
    protected string Owner { get; } = "owner-" + Guid.NewGuid().ToString("N")[..12];

    /// <summary>Name of an image with a POSIX shell and the usual small commands.</summary>
    protected abstract string Image { get; }

    /// <summary>Skips with a reason when the engine is missing, and makes what all tests need.</summary>
    protected abstract ValueTask PrepareAsync();

    /// <summary>A provider as a harness that has just started has it; two of them share nothing but the machine.</summary>
    protected abstract ISandboxProvider NewProvider();

    /// <summary>Fails when anything of this test's run is left on the machine: processes, groups, containers, mounts, folders.</summary>
    protected abstract Task AssertNothingLeftAsync();

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        _prepared = true;
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_prepared)
        {
            await NewProvider().SweepAsync(Owner, includeLive: true, dryRun: false, CancellationToken.None);
        }

        _workspace.Dispose();
        GC.SuppressFinalize(this);
    }

    protected SandboxSpec Spec() => new()
    {
        RunId = RunId,
        Owner = Owner,
        Image = Image,
        WorkspaceFolder = _workspace.Path,
        Resources = new SandboxResources { MemoryBytes = 512L << 20, Pids = 128 },
    };

    protected Task<ISandbox> CreateAsync(SandboxSpec? spec = null) => NewProvider().CreateAsync(spec ?? Spec(), Cancel);

    protected ExecRequest Shell(string script) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"c{_commands++}"),
        Arguments = ["sh", "-c", script],
        Timeout = TimeSpan.FromSeconds(120),
    };

    protected Task<ExecResult> RunAsync(ISandbox sandbox, string script) => sandbox.ExecAsync(Shell(script), null, Cancel);

    /// <summary>Runs a script that must succeed and gives what it printed, without the last line break.</summary>
    protected async Task<string> AskAsync(ISandbox sandbox, string script)
    {
        var result = await RunAsync(sandbox, script);
        Assert.True(result.Succeeded, $"{result.End}: {result.Stderr.Text}");
        return result.Stdout.Text.TrimEnd('\n');
    }

    /// <summary>Waits inside the sandbox; the sandbox's own time is what these tests are about.</summary>
    protected Task WaitInsideAsync(ISandbox sandbox, string condition) =>
        AskAsync(sandbox, $"n=0; until {condition}; do n=$((n+1)); [ $n -lt 1200 ] || exit 9; sleep 0.05; done");

    /// <summary>Command lines of all processes inside.</summary>
    protected Task<string> ProcessesAsync(ISandbox sandbox) =>
        AskAsync(sandbox, "for f in /proc/[0-9]*/cmdline; do { tr '\\0' ' ' < $f; } 2>/dev/null; echo; done");

    protected static Stream Bytes(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    protected static async Task<byte[]> ReadAsync(ISandbox sandbox, string path)
    {
        await using var stream = await sandbox.OpenFileAsync(path, Cancel);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, Cancel);
        return memory.ToArray();
    }
}
