using System.Diagnostics;
using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;
using RE.Bench.Agents.Modular.Tools;

namespace RE.Bench.Agents.Modular;

/// <summary>Runs the first tool call of a message and answers all of them.</summary>
internal sealed class Actor(IWorkbench workbench, Toolbox tools)
{
    private readonly OutputShelf _shelf = new(workbench);

    public async Task<ActedTurn> ActAsync(ChatResponse response, int turn, CancellationToken cancellationToken)
    {
        var said = Said.By(response);
        var calls = Said.Calls(response);
        if (calls.Count == 0)
        {
            var reminder = response.FinishReason == ChatFinishReason.Length ? Texts.CutOff : Texts.NoCall;
            await workbench.NoteAsync("no-tool-call", reminder, cancellationToken);
            return new([.. said, new(ChatRole.User, reminder)], Ran: false, Submitted: false);
        }

        var result = await tools.RunAsync(calls[0], cancellationToken);
        List<AIContent> answers = [new FunctionResultContent(calls[0].CallId, await TextAsync(result, calls[0], response, turn, cancellationToken))];
        foreach (var extra in calls.Skip(1))
        {
            await workbench.NoteAsync("rejected-call", $"{extra.Name}: {Texts.OneCallOnly}", cancellationToken);
            answers.Add(new FunctionResultContent(extra.CallId, Texts.OneCallOnly));
        }

        return new([.. said, new(ChatRole.Tool, answers)], Ran: result is not ToolResult.Rejected, Submitted: result is ToolResult.Submitted);
    }

    private async Task<string> TextAsync(ToolResult result, FunctionCallContent call, ChatResponse response, int turn, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case ToolResult.Said said:
                return await _shelf.ShowAsync(said.Text, $"{turn:0000}-{call.Name}.txt", cancellationToken);
            case ToolResult.Rejected rejected:
                var reason = response.FinishReason == ChatFinishReason.Length ? $"{rejected.Reason} {Texts.CutOff}" : rejected.Reason;
                await workbench.NoteAsync("rejected-call", $"{call.Name}: {reason}", cancellationToken);
                return reason;
            case ToolResult.Submitted:
                return Texts.Submitted;
            default:
                throw new UnreachableException();
        }
    }
}
