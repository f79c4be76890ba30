using RE.Bench.Agents;
using RE.Bench.Agents.Catalog;

namespace RE.Bench.Tests.Samples;

/// <summary><c>one-shot:PROVIDER/MODEL?timeout=5m</c>: the model writes one command, and what it leaves is handed in.</summary>
internal sealed class OneShotScaffold : IScaffold
{
    public string Name => "one-shot";

    public string Argument => "PROVIDER/MODEL";

    public bool NeedsModel => true;

    public IAgent Create(AgentSpec spec)
    {
        var settings = new SettingsReader(spec.Settings);
        var timeout = settings.Duration("timeout", TimeSpan.FromMinutes(10));
        settings.Done();
        return new OneShotAgent(timeout);
    }
}
