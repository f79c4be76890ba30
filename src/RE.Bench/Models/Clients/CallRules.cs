using RE.Bench.Models.Concurrency;

namespace RE.Bench.Models.Clients;

/// <summary>What holds for every call of a process.</summary>
/// <param name="Limits">How long a model that does not answer is asked again.</param>
/// <param name="Slots">How often at once providers are asked.</param>
/// <param name="Time">The clock of waits and time limits.</param>
internal sealed record CallRules(RetryLimits Limits, ProviderSlots Slots, TimeProvider Time);
