using Microsoft.Extensions.AI;
using RE.Bench.Agents.Modular.Choosing;
using RE.Bench.Agents.Modular.Tools;

namespace RE.Bench.Agents.Modular;

/// <summary>Asks the model for next steps.</summary>
internal sealed class Generator(IWorkbench workbench, Toolbox tools, int proposals)
{
    public async Task<IReadOnlyList<Proposal>> ProposeAsync(IReadOnlyList<ChatMessage> prompt, CancellationToken cancellationToken)
    {
        List<Proposal> responses = [];
        for (var i = 0; i < Math.Max(1, proposals); i++)
        {
            responses.Add(new(await workbench.ChatAsync(prompt, new() { Tools = [.. tools.Declarations], AllowMultipleToolCalls = false }, cancellationToken)));
        }

        return responses;
    }
}
