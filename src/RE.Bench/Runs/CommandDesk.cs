using RE.Bench.Agents;
using RE.Bench.Agents.Live;
using RE.Bench.Planning;
using RE.Bench.Sandboxes;

namespace RE.Bench.Runs;

/// <summary>Runs the agent's shell commands in the sandbox.</summary>
/// <param name="sandbox">Where.</param>
/// <param name="wasReplaced">True when the sandbox is not the one in which an interrupted command ran.</param>
/// <param name="folder">Keeps full outputs.</param>
internal sealed class CommandDesk(ISandbox sandbox, bool wasReplaced, RunFolder folder)
{
    private const int KeepBytes = 256 << 10;
    private const string Interrupted =
        "[The sandbox was lost while this command ran and a new one was started on the same files. The command may have run in part; it was not started again.]";

    /// <summary>The reply of a command that was lost with its sandbox.</summary>
    public static CommandReply Lost { get; } = new() { Status = 137, Stdout = "", Stderr = Interrupted, StdoutBytes = 0, StderrBytes = Interrupted.Length, Took = TimeSpan.Zero };

    /// <summary>True when the command was begun in a sandbox that is gone.</summary>
    public bool WasLost(StepTicket ticket) => ticket.WasBegun && wasReplaced;

    /// <summary>Runs or joins a live agent's program.</summary>
    public async Task<CommandReply> RunProgramAsync(StepTicket ticket, ProgramCall call, IExecOutput output, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.Outputs);
        var request = call.Request with
        {
            Id = $"step-{ticket.Number}",
            KeepBytes = Math.Min(KeepBytes, call.Request.KeepBytes),
            OutputFile = call.OutputName is { } name ? Path.Combine(folder.Outputs, name) : null,
        };
        return ToReply(await sandbox.ExecAsync(request, output, cancellationToken), call.OutputName is { } kept ? $"outputs/{kept}" : null);
    }

    /// <summary>Runs a command once, whatever happens to the harness.</summary>
    public async Task<CommandReply> RunAsync(StepTicket ticket, CommandCall command, CancellationToken cancellationToken)
    {
        if (WasLost(ticket))
        {
            return Lost;
        }

        Directory.CreateDirectory(folder.Outputs);
        var name = $"step-{ticket.Number}.txt";
        var output = Path.Combine(folder.Outputs, name);
        var result = await sandbox.ExecAsync(Request(ticket, command, output), null, cancellationToken);
        var cut = result.Stdout.IsCut || result.Stderr.IsCut;
        if (!cut)
        {
            File.Delete(output);
        }

        return ToReply(result, cut ? $"outputs/{name}" : null);
    }

    private ExecRequest Request(StepTicket ticket, CommandCall command, string output) => new()
    {
        Id = $"step-{ticket.Number}",
        Arguments = [sandbox.Tools.Contains("bash") ? "bash" : "sh", "-c", command.Script],
        WorkingDirectory = "/home/agent/solution",
        Timeout = command.Timeout,
        KeepBytes = KeepBytes,
        OutputFile = output,
    };

    private static CommandReply ToReply(ExecResult result, string? fullOutput) => new()
    {
        Status = result.ShellStatus,
        Stdout = result.Stdout.Text,
        Stderr = result.End is ExecEnd.NotStarted notStarted ? notStarted.Reason : result.Stderr.Text,
        StdoutBytes = result.Stdout.TrueSize,
        StderrBytes = result.Stderr.TrueSize,
        TimedOut = result.End is ExecEnd.TimedOut,
        OutOfMemoryKills = result.OutOfMemoryKills,
        Took = result.Took,
        FullOutput = fullOutput,
    };
}
