using System.Text.Json;
using RE.Bench.Agents;
using RE.Bench.Agents.Live;

namespace RE.Bench.Runs.Live;

/// <summary>Runs a live agent's long command: begun once, joined again by later harnesses, left alone when the machinery fails.</summary>
/// <param name="steps">Numbers and journals.</param>
/// <param name="commands">Knows the sandbox and how replies are written.</param>
/// <param name="failed">Completes with a failure of the machinery.</param>
internal sealed class LivePrograms(LiveSteps steps, CommandDesk commands, Task failed)
{
    private const string Action = "command";

    /// <summary>Runs or joins the command.</summary>
    /// <param name="call">The command.</param>
    /// <param name="output">Who hears of its output.</param>
    /// <param name="limit">The time budget, for the transcript.</param>
    /// <param name="cancellationToken">Kills it.</param>
    public async Task<ProgramEnd> RunAsync(ProgramCall call, ProgramOutput output, TimeSpan limit, CancellationToken cancellationToken)
    {
        var step = new CommandStep(call.Tool, call.Script, limit);
        var left = steps.Claim(Action, request => request.Deserialize(StepJson.Default.CommandStep) == step);
        var ticket = new StepTicket(left?.Number ?? steps.Begin(Action, () => JsonSerializer.SerializeToElement(step, StepJson.Default.CommandStep)), left is not null);
        if (commands.WasLost(ticket))
        {
            return new ProgramEnd(Ended(ticket, CommandDesk.Lost), WasLost: true);
        }

        var running = commands.RunProgramAsync(ticket, call, output, cancellationToken);
        if (await Task.WhenAny(running, failed) != running && !running.IsCompleted)
        {
            // Left as it is: the next harness joins it.
            _ = running.ContinueWith(ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            await failed;
        }

        return new ProgramEnd(await EndAsync(ticket, call, running, output), WasLost: false);
    }

    private async Task<CommandReply> EndAsync(StepTicket ticket, ProgramCall call, Task<CommandReply> running, ProgramOutput output)
    {
        try
        {
            return Ended(ticket, await running);
        }
        catch (OperationCanceledException)
        {
            const string Killed = "[killed: the attempt was over]";
            Ended(ticket, new CommandReply { Status = 137, Stdout = call.Request.KeepBytes > 0 ? output.Tail : "", Stderr = Killed, StdoutBytes = output.Bytes, StderrBytes = Killed.Length, Took = TimeSpan.Zero });
            throw;
        }
    }

    private CommandReply Ended(StepTicket ticket, CommandReply reply)
    {
        steps.End(ticket.Number, Action, JsonSerializer.SerializeToElement(reply, StepJson.Default.CommandReply));
        return reply;
    }
}
