using System.Globalization;
using System.Security.Cryptography;
using RE.Bench.Sandboxes;

namespace RE.Bench.Scoring.Execution;

/// <summary>Makes the sandboxes of one execution stage.</summary>
/// <param name="sandboxes">Makes them.</param>
/// <param name="room">Owner, image and resources.</param>
public sealed class ExecutionSite(ISandboxProvider sandboxes, ExecutionRoom room)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Kind of sandbox and image: what is built for one need not run in another.</summary>
    public string Kind => $"{room.Sandbox} {room.Spec.Image}";

    /// <summary>Makes a sandbox; dispose it.</summary>
    /// <param name="workspace">Host folder that becomes its <c>/home/agent</c>.</param>
    /// <param name="mounts">Host folders shown read-only inside.</param>
    /// <param name="cancellationToken">Ends the making.</param>
    public Task<ISandbox> OpenAsync(string workspace, IReadOnlyList<SandboxMount> mounts, CancellationToken cancellationToken) =>
        OpenAsync(workspace, mounts, [], cancellationToken);

    /// <summary>Makes a sandbox that reaches the harness by sockets; dispose it.</summary>
    /// <param name="workspace">Host folder that becomes its <c>/home/agent</c>.</param>
    /// <param name="mounts">Host folders shown read-only inside.</param>
    /// <param name="sockets">Unix sockets of the harness that appear in <c>/run/rebench</c> under their file names.</param>
    /// <param name="cancellationToken">Ends the making.</param>
    public Task<ISandbox> OpenAsync(string workspace, IReadOnlyList<SandboxMount> mounts, IReadOnlyList<string> sockets, CancellationToken cancellationToken) =>
        sandboxes.CreateAsync(room.Spec with { RunId = Id(), WorkspaceFolder = workspace, Mounts = mounts, Sockets = sockets, Lease = Lease }, cancellationToken);

    // Never used twice, so that what a killed scoring left behind is nobody's but the sweep's.
    private string Id() => string.Create(CultureInfo.InvariantCulture, $"{room.Spec.RunId}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}");
}
