using Microsoft.Extensions.AI;
using RE.Bench.Agents.Modular.Tools;

namespace RE.Bench.Agents.Modular;

/// <summary>Chooses among proposals: the first that calls a tool there is, else the first.</summary>
internal static class Discriminator
{
    public static ChatResponse Choose(IReadOnlyList<ChatResponse> proposals, Toolbox tools) =>
        proposals.FirstOrDefault(p => p.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().FirstOrDefault() is { } call && tools.Has(call.Name))
        ?? proposals[0];
}
