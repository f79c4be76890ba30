using RE.Bench.Agents.Catalog;

namespace RE.Bench.Tests.Samples;

/// <summary><c>one-shot:PROVIDER/MODEL?timeout=5m</c>: the model writes one command, and what it leaves is handed in.</summary>
internal sealed class OneShotScaffold : IScaffold
{
    public string Name => "one-shot";

    public string Argument => "PROVIDER/MODEL";

    public bool NeedsModel => true;

    public AgentSpec Configure(ScaffoldChoice choice)
    {
        var timeout = choice.Settings.Duration("timeout", TimeSpan.FromMinutes(10));
        choice.Settings.Done();
        return new() { Name = choice.Name, ScaffoldName = Name, Model = choice.Model, Make = () => new OneShotAgent(timeout) };
    }
}
