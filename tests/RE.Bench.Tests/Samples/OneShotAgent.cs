using Microsoft.Extensions.AI;
using RE.Bench.Agents;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Tests.Samples;

/// <summary>Asks for one command, runs it and hands in.</summary>
internal sealed class OneShotAgent(TimeSpan timeout) : IAgent
{
    private static readonly AIFunctionDeclaration Tool = Declared.Tool("run", "Runs a shell command.", new ToolParameter("command", "string", "The command."));

    public async Task<AgentExit> RunAsync(IWorkbench workbench, CancellationToken cancellationToken)
    {
        var question = new Question<string>(workbench, Tool, Read);
        if (await question.AskAsync([new(ChatRole.User, workbench.Brief.Instructions)], cancellationToken) is not { } command)
        {
            return new AgentExit.Failed("the model wrote no command");
        }

        var reply = await workbench.RunAsync("bash", new(command, timeout), cancellationToken);
        await workbench.NoteAsync("one-shot", $"the command ended with status {reply.Status}", cancellationToken);
        return new AgentExit.Submitted();
    }

    private static ReadAnswer<string> Read(GivenAnswer given) => given.Arguments?.Text("command") is { } command
        ? new ReadAnswer<string>.Good(command)
        : new ReadAnswer<string>.Bad("Call 'run' with a command.");
}
