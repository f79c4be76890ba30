using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using RE.Bench.Sandboxes.Docker.Images;

namespace RE.Bench.Sandboxes.Docker.Containers;

/// <summary>The user whose number every process of a container has.</summary>
/// <param name="Id">User and group id, on the host and inside.</param>
internal sealed partial record SandboxUser(int Id)
{
    // Above those of bubblewrap, which are killed by their number.
    private const int First = 300_000;

    private const int Count = 1 << 20;

    /// <summary>One of its own for each run when the harness is root, and the same again for a resumed run; else the harness's own.</summary>
    public static SandboxUser Of(string runId) => Environment.IsPrivilegedProcess
        ? new SandboxUser(First + (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(runId))) % Count))
        : new SandboxUser((int)OwnId());

    /// <summary>Makes the workspace if it is missing and gives it, with all that is in it, to this user.</summary>
    /// <exception cref="SandboxUnavailableException">It cannot be given away.</exception>
    public async Task TakeAsync(string workspace, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(workspace);
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        // By the system's tool, because names below may be no text at all.
        var owner = string.Create(CultureInfo.InvariantCulture, $"{Id}:{Id}");
        var ended = await HostCommand.RunAsync("chown", ["--recursive", "--no-dereference", owner, "--", workspace], cancellationToken);
        if (ended.ExitCode != 0)
        {
            throw new SandboxUnavailableException($"The workspace '{workspace}' could not be given to user {Id}: {ended.LastLines}");
        }
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint OwnId();
}
