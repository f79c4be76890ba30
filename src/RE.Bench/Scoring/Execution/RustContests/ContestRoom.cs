using RE.Bench.Sandboxes;

namespace RE.Bench.Scoring.Execution.RustContests;

/// <summary>A fresh sandbox of a scoring, with what was copied into its home folder.</summary>
internal sealed class ContestRoom : IAsyncDisposable
{
    /// <summary>The home folder inside.</summary>
    public const string Home = "/home/agent";

    private ContestRoom(ISandbox sandbox) => Sandbox = sandbox;

    /// <summary>The sandbox.</summary>
    public ISandbox Sandbox { get; }

    /// <summary>Makes a room; what <paramref name="prepare"/> puts into its folder belongs to the sandbox's user from then on.</summary>
    public static async Task<ContestRoom> OpenAsync(ExecutionSite site, string folder, string? socket, Action<string> prepare, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        prepare(folder);
        return new(await site.OpenAsync(folder, [], socket is null ? [] : [socket], cancellationToken));
    }

    /// <summary>Ends the sandbox with all that runs in it.</summary>
    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
