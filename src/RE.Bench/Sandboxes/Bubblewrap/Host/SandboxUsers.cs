using System.Globalization;

namespace RE.Bench.Sandboxes.Bubblewrap.Host;

/// <summary>
/// Hands out a user id to each sandbox of a root harness; a file holds each one that is taken. One folder serves the whole machine: processes are
/// found by their user id, so two sandboxes must never share one.
/// </summary>
internal sealed class SandboxUsers(string root, TimeProvider time)
{
    // A sandbox that starts has no process for a moment; one without any for this long is gone, and its files were lost with it.
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

    private const uint First = 200_000;
    private const uint Count = 10_000;

    private string Folder => Path.Combine(root, "u");

    /// <summary>Takes a free id.</summary>
    public async Task<uint> TakeAsync(string runId, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var held = await LockAsync(cancellationToken);
        for (var user = First; user < First + Count; user++)
        {
            if (!File.Exists(PathOf(user)) || IsAbandoned(user))
            {
                await File.WriteAllTextAsync(PathOf(user), runId, cancellationToken);
                return user;
            }
        }

        throw new SandboxUnavailableException($"all {Count} user ids for sandboxes are taken; 'rebench sweep' frees those of dead ones (files in '{Folder}')");
    }

    /// <summary>Whether an id is a run's: what is written down elsewhere may be older than the id's present user.</summary>
    public bool IsHeldBy(uint user, string runId)
    {
        try
        {
            return File.ReadAllText(PathOf(user)) == runId;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Gives a run's id back.</summary>
    public void Free(uint user, string runId)
    {
        if (IsHeldBy(user, runId))
        {
            File.Delete(PathOf(user));
        }
    }

    /// <summary>One harness at a time looks for a free id.</summary>
    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), time, cancellationToken);
            }
        }
    }

    private bool IsAbandoned(uint user) => new FileInfo(PathOf(user)).LastWriteTimeUtc < time.GetUtcNow().UtcDateTime - Abandoned && HostProcess.OfUser(user) is [];

    private string PathOf(uint user) => Path.Combine(Folder, user.ToString(CultureInfo.InvariantCulture));
}
