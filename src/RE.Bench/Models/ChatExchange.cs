using Microsoft.Extensions.AI;

namespace RE.Bench.Models;

/// <summary>One answer of a model and what it took to get it.</summary>
/// <param name="Response">The answer, in a form that JSON gives back unchanged (<see cref="AIJsonUtilities.DefaultOptions"/>).</param>
/// <param name="Usage">Tokens and cost, with those of unusable answers before it.</param>
public sealed record ChatExchange(ChatResponse Response, ModelUsage Usage);
