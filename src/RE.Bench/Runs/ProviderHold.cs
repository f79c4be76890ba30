using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Models;

namespace RE.Bench.Runs;

/// <summary>While the model's provider is out, sandbox and clock stand still.</summary>
internal sealed class ProviderHold(ClockGate gate, Journal journal) : IProviderWaits, IDisposable
{
}
