using Microsoft.Extensions.AI;
using RE.Bench.Agents.Modular.Tools;

namespace RE.Bench.Agents.Modular.Choosing;

/// <summary>Takes the first proposal that calls a tool there is, else the first.</summary>
internal sealed class BasicDiscriminator(Generator generator, Toolbox tools) : IDiscriminator
{
    public async Task<ChosenStep> NextAsync(IReadOnlyList<ChatMessage> prompt, CancellationToken cancellationToken)
    {
        var proposals = await generator.ProposeAsync(prompt, cancellationToken);
        var chosen = proposals.FirstOrDefault(p => p.CanRun(tools)) ?? proposals[0];
        return new(chosen.Response, []) { PromptTokens = proposals[0].Response.Usage?.InputTokenCount };
    }
}
