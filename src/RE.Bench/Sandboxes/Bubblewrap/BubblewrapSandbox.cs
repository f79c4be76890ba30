using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Sandboxes.Bubblewrap;

/// <summary>A sandbox made by bubblewrap, spoken to through its guest.</summary>
internal sealed class BubblewrapSandbox(BubblewrapParts parts, SandboxState state, SandboxRemoval removal) : ISandbox
{
    private const string Home = "/home/agent/";
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(60);
    private bool _gone;

    /// <inheritdoc/>
    public string Kind => BubblewrapProvider.ProviderName;

    /// <inheritdoc/>
    public string Id { get; } = (state.Guest?.Pid ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public IReadOnlyList<string> EnforcedLimits => [.. state.Enforced, "disk", "freeze"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Tools => state.Tools;

    /// <inheritdoc/>
    public string WorkspaceFolder => state.Workspace;

    /// <inheritdoc/>
    public Task<ExecResult> ExecAsync(ExecRequest request, IExecOutput? output, CancellationToken cancellationToken) =>
        parts.Guest.ExecAsync(request, output, cancellationToken);

    /// <inheritdoc/>
    public Task FreezeAsync(CancellationToken cancellationToken) => parts.Guest.FreezeAsync(cancellationToken);

    /// <inheritdoc/>
    public Task ThawAsync(CancellationToken cancellationToken) => parts.Guest.ThawAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task PutFileAsync(string path, Stream content, UnixFileMode mode, CancellationToken cancellationToken)
    {
        using var folder = GuardedFolder.Open(state.Workspace);
        var owner = state.User ?? parts.HarnessUser;
        await folder.WriteAtomicAsync(Relative(path), content, mode, new FileOwner(owner, owner), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Stream> OpenFileAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var folder = GuardedFolder.Open(state.Workspace);
        return Task.FromResult<Stream>(folder.OpenRead(Relative(path)));
    }

    /// <inheritdoc/>
    public async Task DetachAsync(CancellationToken cancellationToken)
    {
        await FreezeAsync(cancellationToken);
        _gone = true;
        await parts.DisposeAsync();
    }

    /// <summary>Ends everything inside and removes what the sandbox has on the host, but not the workspace.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_gone)
        {
            return;
        }

        _gone = true;
        using var patience = new CancellationTokenSource(EndPatience, parts.Time);
        await parts.Guest.ShutdownAsync();
        await parts.DisposeAsync();

        // A sweep may have removed it, and a new run of the same name may stand in its place.
        if (SandboxRemoval.Read(parts.Folder)?.Token == state.Token)
        {
            await removal.RemoveAsync(parts.Folder, state, patience.Token);
        }
    }

    private static string Relative(string path) => path.StartsWith(Home, StringComparison.Ordinal)
        ? path[Home.Length..]
        : throw new ArgumentException($"'{path}' is not below '{Home}'.", nameof(path));
}
