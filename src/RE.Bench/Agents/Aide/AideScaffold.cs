using RE.Bench.Agents.Catalog;

namespace RE.Bench.Agents.Aide;

/// <summary><c>aide:PROVIDER/MODEL</c>: a tree of solutions that are drafted, debugged and improved.</summary>
internal sealed class AideScaffold : IScaffold
{
    public string Name => "aide";

    public string Argument => "PROVIDER/MODEL";

    public bool NeedsModel => true;

    public AgentSpec Configure(ScaffoldChoice choice)
    {
        var settings = Read(choice);
        choice.Settings.Done();
        return new() { Name = choice.Name, ScaffoldName = Name, Model = choice.Model, Make = () => new AideAgent(settings) };
    }

    /// <summary>The settings that fit the model, and those that were written.</summary>
    public static AideSettings Read(ScaffoldChoice choice)
    {
        var fitting = AideSettings.For(choice.Model!);
        return fitting with
        {
            Drafts = choice.Settings.Whole("drafts", fitting.Drafts, 1, 1000),
            DebugProbability = choice.Settings.Share("debug-prob", fitting.DebugProbability),
            MaxDebugDepth = choice.Settings.Whole("max-debug-depth", fitting.MaxDebugDepth, 0, 1000),
            Steps = choice.Settings.Whole("steps", fitting.Steps, 1, 1000),
            NodeTime = choice.Settings.Duration("node-time", fitting.NodeTime),
        };
    }
}
