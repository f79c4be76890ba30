using Microsoft.Extensions.AI;
using RE.Bench.Models;

namespace RE.Bench.Agents.Live;

/// <summary>One exchange with the model, asked for from inside the sandbox.</summary>
public sealed record LiveChat
{
    /// <summary>The conversation as the transcript shows it.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Names of the tools on offer.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Stands for the request, so that a repetition is known; null = none is expected.</summary>
    public string? Key { get; init; }

    /// <summary>Asks; what it returns is journaled before the caller hears of it.</summary>
    public required Func<CancellationToken, Task<ChatExchange>> AskAsync { get; init; }
}
