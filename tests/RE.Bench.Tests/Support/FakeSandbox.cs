using RE.Bench.Sandboxes;

namespace RE.Bench.Tests.Support;

/// <summary>A sandbox without walls, for tests of what is above it: commands are functions of the test.</summary>
internal sealed class FakeSandbox(SandboxSpec spec) : ISandbox
{
    public List<string> Calls { get; } = [];

    public Func<ExecRequest, CancellationToken, Task<ExecResult>> OnExec { get; set; } = (_, _) => Task.FromResult(Exited(0, ""));

    public bool IsFrozen { get; private set; }

    public bool IsGone { get; private set; }

    public string Kind => "fake";

    public string Id => "fake-1";

    public IReadOnlyList<string> EnforcedLimits => ["freeze"];

    public IReadOnlyList<string> Tools => ["bash", "sh"];

    public string WorkspaceFolder => spec.WorkspaceFolder;

    public static ExecResult Exited(int code, string stdout) => new(
        new ExecEnd.Exited(code), new CapturedOutput(System.Text.Encoding.UTF8.GetBytes(stdout), default, stdout.Length), CapturedOutput.Empty, TimeSpan.FromMilliseconds(5), 0);

    public Task<ExecResult> ExecAsync(ExecRequest request, IExecOutput? output, CancellationToken cancellationToken)
    {
        Calls.Add($"exec {request.Id}: {request.Arguments[^1]}");
        return OnExec(request, cancellationToken);
    }

    public Task FreezeAsync(CancellationToken cancellationToken)
    {
        IsFrozen = true;
        return Task.CompletedTask;
    }

    public Task ThawAsync(CancellationToken cancellationToken)
    {
        IsFrozen = false;
        return Task.CompletedTask;
    }

    public async Task PutFileAsync(string path, Stream content, UnixFileMode mode, CancellationToken cancellationToken)
    {
        var target = Host(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using var file = File.Create(target);
        await content.CopyToAsync(file, cancellationToken);
    }

    public Task<Stream> OpenFileAsync(string path, CancellationToken cancellationToken) => Task.FromResult<Stream>(File.OpenRead(Host(path)));

    public Task DetachAsync(CancellationToken cancellationToken)
    {
        Calls.Add("detach");
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        IsGone = true;
        Calls.Add("dispose");
        return ValueTask.CompletedTask;
    }

    private string Host(string path) => Path.Combine(spec.WorkspaceFolder, Path.GetRelativePath("/home/agent", path));
}
