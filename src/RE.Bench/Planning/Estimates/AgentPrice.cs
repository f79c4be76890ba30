using RE.Bench.Budgets;
using RE.Bench.Models.Prices;

namespace RE.Bench.Planning.Estimates;

/// <summary>What an agent's model costs.</summary>
public abstract record AgentPrice
{
    private AgentPrice()
    {
    }

    /// <summary>It asks no model.</summary>
    public sealed record Free : AgentPrice;

    /// <summary>Nobody knows.</summary>
    /// <param name="Model">The model.</param>
    public sealed record Unknown(string Model) : AgentPrice;

    /// <summary>A price list has it.</summary>
    /// <param name="Price">The price.</param>
    public sealed record Known(ModelPrice Price) : AgentPrice;

    /// <summary>The most that a run can cost, in US dollars; null when no limit bounds it.</summary>
    public decimal? AtMost(RunLimits limits)
    {
        var byTokens = this is Known known ? limits.Tokens * Dearest(known.Price) / 1_000_000m : null;
        return this is Free ? 0m : limits.CostUsd is { } cost && byTokens is { } tokens ? Math.Min(cost, tokens) : limits.CostUsd ?? byTokens;
    }

    private static decimal Dearest(ModelPrice price) =>
        ((decimal?[])[price.Input, price.Output, price.CachedInput, price.CacheWrite, price.LongPrompts is { } dearer ? Dearest(dearer) : null]).OfType<decimal>().Max();
}
