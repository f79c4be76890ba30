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
    public uint Take(string runId)
    {
        Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        for (var user = First; user < First + Count; user++)
        {
            try
            {
                using var file = new FileStream(PathOf(user), FileMode.CreateNew, FileAccess.Write);
                file.Write(System.Text.Encoding.UTF8.GetBytes(runId));
                return user;
            }
            catch (IOException) when (File.Exists(PathOf(user)))
            {
                if (IsAbandoned(user))
                {
                    File.WriteAllText(PathOf(user), runId);
                    return user;
                }
            }
        }

        throw new SandboxUnavailableException($"all {Count} user ids for sandboxes are taken; 'rebench sweep' frees those of dead ones (files in '{Folder}')");
    }

    /// <summary>Gives an id back.</summary>
    public void Free(uint user) => File.Delete(PathOf(user));

    private bool IsAbandoned(uint user) => new FileInfo(PathOf(user)).LastWriteTimeUtc < time.GetUtcNow().UtcDateTime - Abandoned && HostProcess.OfUser(user) is [];

    private string PathOf(uint user) => Path.Combine(Folder, user.ToString(CultureInfo.InvariantCulture));
}
