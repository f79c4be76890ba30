using System.Collections.Concurrent;

namespace RE.Bench.Models.Concurrency;

/// <summary>The gates of all providers that this process asks, shared by all of its runs: one for each address.</summary>
/// <param name="rules">How many calls at once.</param>
/// <param name="time">Measures the window of complaints.</param>
public sealed class ProviderSlots(SlotRules rules, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, SlotGate> _gates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The gate of the provider at that address.</summary>
    public SlotGate For(Uri address) => _gates.GetOrAdd(address.GetLeftPart(UriPartial.Authority), _ => new SlotGate(rules, time));
}
