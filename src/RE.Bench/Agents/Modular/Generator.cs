using Microsoft.Extensions.AI;
using RE.Bench.Agents.Modular.Tools;

namespace RE.Bench.Agents.Modular;

/// <summary>Asks the model for next steps.</summary>
internal sealed class Generator(IWorkbench workbench, Toolbox tools, int proposals)
{
    public async Task<IReadOnlyList<ChatResponse>> ProposeAsync(IReadOnlyList<ChatMessage> prompt, CancellationToken cancellationToken)
    {
        List<ChatResponse> responses = [];
        for (var i = 0; i < Math.Max(1, proposals); i++)
        {
            responses.Add(await workbench.ChatAsync(prompt, new() { Tools = [.. tools.Declarations], AllowMultipleToolCalls = false }, cancellationToken));
        }

        return responses;
    }
}
