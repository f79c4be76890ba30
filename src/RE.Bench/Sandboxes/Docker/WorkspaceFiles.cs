using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Sandboxes.Docker;

/// <summary>A sandbox's files, reached on the host: the workspace is a host folder whose content is hostile.</summary>
internal sealed class WorkspaceFiles(string hostFolder, int userId)
{
    private const string Home = "/home/agent/";

    /// <summary>See <see cref="ISandbox.PutFileAsync"/>.</summary>
    public async Task PutAsync(string path, Stream content, UnixFileMode mode, CancellationToken cancellationToken)
    {
        using var folder = GuardedFolder.Open(hostFolder);
        await folder.WriteAtomicAsync(Below(path), content, mode, new FileOwner((uint)userId, (uint)userId), cancellationToken);
    }

    /// <summary>See <see cref="ISandbox.OpenFileAsync"/>.</summary>
    public Stream Open(string path)
    {
        using var folder = GuardedFolder.Open(hostFolder);
        return folder.OpenRead(Below(path));
    }

    private static string Below(string path) => path.StartsWith(Home, StringComparison.Ordinal) && path.Length > Home.Length
        ? path[Home.Length..]
        : throw new ArgumentException($"'{path}' is not below '{Home}'.", nameof(path));
}
