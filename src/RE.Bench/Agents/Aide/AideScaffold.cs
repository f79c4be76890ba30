using RE.Bench.Agents.Catalog;

namespace RE.Bench.Agents.Aide;

/// <summary><c>aide:PROVIDER/MODEL</c>: a tree of solutions that are drafted, debugged and improved.</summary>
internal sealed class AideScaffold : IScaffold
{
    public string Name => "aide";

    public string Argument => "PROVIDER/MODEL";

    public bool NeedsModel => true;

    public IAgent Create(AgentSpec spec) => new AideAgent(Read(spec));

    /// <summary>The settings that fit the model, and those that were written.</summary>
    public static AideSettings Read(AgentSpec spec)
    {
        var fitting = AideSettings.For(spec.Model!);
        var settings = new SettingsReader(spec.Settings);
        var read = fitting with
        {
            Drafts = settings.Whole("drafts", fitting.Drafts, 1, 1000),
            DebugProbability = settings.Share("debug-prob", fitting.DebugProbability),
            MaxDebugDepth = settings.Whole("max-debug-depth", fitting.MaxDebugDepth, 0, 1000),
            Steps = settings.Whole("steps", fitting.Steps, 1, 1000),
            NodeTime = settings.Duration("node-time", fitting.NodeTime),
        };
        settings.Done();
        return read;
    }
}
