using Microsoft.Extensions.AI;

namespace RE.Bench.Models.Clients;

/// <summary>The mark of a tool call whose arguments could not be read; unlike the library's own, it outlives a journal.</summary>
internal static class BrokenArguments
{
    public const string Key = "rebench.broken-arguments";

    /// <summary>What is wrong with a call's arguments; null when they could be read.</summary>
    public static string? Of(FunctionCallContent call) => call.AdditionalProperties?.TryGetValue(Key, out var reason) == true ? reason?.ToString() : null;
}
