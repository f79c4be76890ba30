using RE.Bench.Sandboxes.Bubblewrap.Limits;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Bubblewrap;

/// <summary>What this harness holds of a sandbox while it is connected; disposing it leaves the sandbox running.</summary>
internal sealed class BubblewrapParts(ControlFolder folder, GuestConnection guest, IReadOnlyList<SocketForwarder> sockets, DiskWatch disk, TimeProvider time) : IAsyncDisposable
{
    public ControlFolder Folder => folder;

    public GuestConnection Guest => guest;

    public TimeProvider Time => time;

    /// <summary>The harness's own user, who owns the sandbox's files when it has no user of its own.</summary>
    public uint HarnessUser { get; } = ControlFolder.EffectiveUser;

    /// <summary>Listens for a guest and shows the harness's sockets.</summary>
    public static BubblewrapParts Listen(ControlFolder folder, SandboxSpec spec, GuestConnectionOptions options, TimeProvider time)
    {
        var forwarders = new List<SocketForwarder>();
        forwarders.AddRange(spec.Sockets.Select(s => new SocketForwarder(folder.FolderPath, s)));
        var guest = GuestConnection.Listen(options, time);
        return new BubblewrapParts(folder, guest, forwarders, new DiskWatch(spec.WorkspaceFolder, spec.Resources.DiskBytes, guest, time), time);
    }

    public async ValueTask DisposeAsync()
    {
        await disk.DisposeAsync();
        await guest.DisposeAsync();
        foreach (var socket in sockets)
        {
            await socket.DisposeAsync();
        }
    }
}
