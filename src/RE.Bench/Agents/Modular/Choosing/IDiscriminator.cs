using Microsoft.Extensions.AI;

namespace RE.Bench.Agents.Modular.Choosing;

/// <summary>Decides on the next step of an attempt.</summary>
internal interface IDiscriminator
{
    /// <summary>Has next steps proposed and settles on one.</summary>
    /// <param name="prompt">What the prompter built.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<ChosenStep> NextAsync(IReadOnlyList<ChatMessage> prompt, CancellationToken cancellationToken);
}
