namespace RE.Bench.Sandboxes;

/// <summary>A closed room with the agent's files and processes. Disposing it tears it down and leaves nothing but the workspace folder.</summary>
public interface ISandbox : IAsyncDisposable
{
    /// <summary>The kind of sandbox, as the provider's name.</summary>
    string Kind { get; }

    /// <summary>The container id or the bubblewrap process id, for people.</summary>
    string Id { get; }

    /// <summary>The limits that are really enforced here: <c>memory</c>, <c>pids</c>, <c>cpus</c>, <c>disk</c>, <c>freeze</c>.</summary>
    IReadOnlyList<string> EnforcedLimits { get; }

    /// <summary>Names of commands found on the sandbox's path at start, among <c>bash sh python3 dotnet gcc rustc</c>.</summary>
    IReadOnlyList<string> Tools { get; }

    /// <summary>
    /// Runs one command and waits for its end. Asking again with the same <see cref="ExecRequest.Id"/> never runs it twice: a running
    /// command is joined, a finished one answers with its kept result.
    /// </summary>
    /// <param name="request">The command.</param>
    /// <param name="output">Receives the output as it comes; null when only the kept part matters.</param>
    /// <param name="cancellationToken">Kills the command's whole process tree.</param>
    /// <exception cref="SandboxUnavailableException">The sandbox broke before the command's end was known.</exception>
    Task<ExecResult> ExecAsync(ExecRequest request, IExecOutput? output, CancellationToken cancellationToken);

    /// <summary>Stops every process inside; returns when none can run. Idempotent.</summary>
    Task FreezeAsync(CancellationToken cancellationToken);

    /// <summary>Lets the processes inside run again. Idempotent.</summary>
    Task ThawAsync(CancellationToken cancellationToken);

    /// <summary>Writes a file into the sandbox, owned by its user; parent folders are made; never follows a link.</summary>
    /// <param name="path">Absolute path below <c>/home/agent</c>.</param>
    /// <param name="content">The bytes; not disposed.</param>
    /// <param name="mode">Permission bits such as 0644 (octal).</param>
    /// <param name="cancellationToken">Stops between two blocks.</param>
    Task PutFileAsync(string path, Stream content, UnixFileMode mode, CancellationToken cancellationToken);

    /// <summary>Opens a regular file of the sandbox for reading; never follows a link.</summary>
    /// <param name="path">Absolute path below <c>/home/agent</c>.</param>
    /// <param name="cancellationToken">Not used once the file is open.</param>
    /// <exception cref="FileNotFoundException">There is no such regular file.</exception>
    Task<Stream> OpenFileAsync(string path, CancellationToken cancellationToken);

    /// <summary>The host's folder that the sandbox sees as <c>/home/agent</c>. Hostile content: read it only with GuardedFolder.</summary>
    string WorkspaceFolder { get; }

    /// <summary>Leaves the sandbox frozen and alive for a later <see cref="ISandboxProvider.AttachAsync"/>; it ends by itself when its lease runs out.</summary>
    Task DetachAsync(CancellationToken cancellationToken);
}
