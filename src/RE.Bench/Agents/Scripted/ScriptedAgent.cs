using System.Diagnostics;
using System.Text;
using RE.Bench.Budgets;

namespace RE.Bench.Agents.Scripted;

/// <summary>Does the steps of a script, one after the other; a script that does not submit is submitted at its end.</summary>
internal sealed class ScriptedAgent(AttemptScript script) : IAgent
{
    private const int TailLength = 2000;

    public async Task<AgentExit> RunAsync(IWorkbench workbench, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var step in script.Steps)
            {
                if (await DoAsync(step, workbench, cancellationToken) is { } exit)
                {
                    return exit;
                }
            }

            return new AgentExit.Submitted();
        }
        catch (IOException e)
        {
            return new AgentExit.Failed($"a file could not be put: {e.Message}");
        }
    }

    private async Task<AgentExit?> DoAsync(AttemptStep step, IWorkbench workbench, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case AttemptStep.Put put:
                await PutAsync(put.File, workbench, cancellationToken);
                return null;
            case AttemptStep.Write write:
                await workbench.PutFileAsync(write.Path, Encoding.UTF8.GetBytes(write.Content), executable: false, cancellationToken);
                return null;
            case AttemptStep.Run run:
                var reply = await workbench.RunAsync("bash", new(run.Command, run.Timeout), cancellationToken);
                return reply.Status == 0 || run.MayFail ? null : new AgentExit.Failed(Failure(run, reply));
            case AttemptStep.Score:
                await workbench.ScoreAsync(cancellationToken);
                return null;
            case AttemptStep.Submit:
                return new AgentExit.Submitted();
            default:
                throw new UnreachableException();
        }
    }

    private async Task PutAsync(string file, IWorkbench workbench, CancellationToken cancellationToken)
    {
        var source = Path.Combine(script.Folder, file);
        var executable = OperatingSystem.IsLinux() && File.GetUnixFileMode(source).HasFlag(UnixFileMode.UserExecute);
        var content = await File.ReadAllBytesAsync(source, cancellationToken);
        await workbench.PutFileAsync(Path.GetFullPath(Path.Combine(AttemptScript.Solution, file)), content, executable, cancellationToken);
    }

    private static string Failure(AttemptStep.Run run, CommandReply reply)
    {
        var how = reply.TimedOut ? $"did not end within {DurationText.Format(run.Timeout)}" : $"ended with status {reply.Status}";
        var killed = reply.OutOfMemoryKills > 0 ? $" ({reply.OutOfMemoryKills} processes killed for memory)" : "";
        return $"'{run.Command}' {how}{killed}. Last output:\n{Tail(reply.Stdout + reply.Stderr)}";
    }

    private static string Tail(string output) => output.Length > TailLength ? output[^TailLength..] : output.Length == 0 ? "(none)" : output;
}
