using System.Text;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.GuestLink;
using RE.Bench.Scoring.Execution.RustContests.Contests;
using RE.Bench.Scoring.Execution.RustContests.Model;

namespace RE.Bench.Scoring.Execution.RustContests.Solving;

/// <summary>Runs a copy of the submission for one problem in a sandbox of its own, without network but for the weak model.</summary>
/// <param name="site">Makes sandboxes.</param>
/// <param name="sizes">The bounds.</param>
/// <param name="submission">Host folder of the submission.</param>
internal sealed class ProblemSolver(ExecutionSite site, ContestSizes sizes, string submission)
{
    private const int LargestAnswer = 512 << 10;
    private const string Folder = "solution/solver";
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Runs it.</summary>
    /// <param name="problem">What it is asked.</param>
    /// <param name="model">What it may ask.</param>
    /// <param name="folder">A host folder of its own, with a short path: a socket is made in it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SolveOutcome> SolveAsync(ContestInstance problem, MeteredModel model, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var socket = Path.Combine(folder, "model.sock");
        await using var server = await ModelSocket.StartAsync(socket, model, cancellationToken);
        await using var room = await ContestRoom.OpenAsync(site, Path.Combine(folder, "home"), socket, home => Copy(submission, Path.Combine(home, Folder)), cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var relay = room.Sandbox.ExecAsync(Relay("relay", "--listen", ModelSocket.Listen, "--socket", $"{ControlFolder.SandboxPath}/{Path.GetFileName(socket)}"), null, over.Token);
        try
        {
            await room.Sandbox.ExecAsync(Relay("relay-await", "--await", ModelSocket.Listen), null, cancellationToken);
            return await RunAsync(room.Sandbox, problem, cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await ((Task)relay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<SolveOutcome> RunAsync(ISandbox sandbox, ContestInstance problem, CancellationToken cancellationToken)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(ProblemText.Json(problem, sizes) + "\n"), writable: false);
        var request = new ExecRequest
        {
            Id = "solve",
            Arguments = ["./solve"],
            WorkingDirectory = $"{ContestRoom.Home}/{Folder}",
            Environment = new Dictionary<string, string> { ["REBENCH_MODEL_URL"] = ModelSocket.Address },
            Input = input,
            Timeout = sizes.SolveTime,
            KeepBytes = 2 * LargestAnswer,
        };
        var result = await sandbox.ExecAsync(request, null, cancellationToken);
        return result switch
        {
            { End: ExecEnd.TimedOut } => new(null, "it took too long"),
            { Succeeded: false } => new(null, $"it ended with status {result.ShellStatus}: {Tail(result.Stderr.Text)}"),
            { Stdout.TrueSize: > LargestAnswer } => new(null, "it printed too much"),
            _ when string.IsNullOrWhiteSpace(result.Stdout.Text) => new(null, "it printed nothing"),
            _ => new(result.Stdout.Text, ""),
        };
    }

    private static string Tail(string text) => text.Trim() is { Length: > 120 } all ? all[^120..] : text.Trim();

    private static ExecRequest Relay(string id, params IEnumerable<string> arguments) =>
        new() { Id = id, Arguments = [ControlFolder.GuestInside, "relay", .. arguments], WorkingDirectory = "/", KeepBytes = 4096 };

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        File.SetUnixFileMode(Path.Combine(to, "solve"), Executable);
    }
}
