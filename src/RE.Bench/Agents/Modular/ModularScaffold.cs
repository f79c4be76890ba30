using RE.Bench.Agents.Catalog;

namespace RE.Bench.Agents.Modular;

/// <summary><c>modular:PROVIDER/MODEL</c>: a model with tools in a loop.</summary>
internal sealed class ModularScaffold : IScaffold
{
    private const int BestOf = 4;
    private const int MostProposals = 16;

    public string Name => "modular";

    public string Argument => "PROVIDER/MODEL";

    public bool NeedsModel => true;

    public IAgent Create(AgentSpec spec) => new ModularAgent(Read(spec));

    public string ShownName(AgentSpec spec) => Read(spec).Variant is var variant && variant == ModularVariant.Basic ? Name : $"{Name}-{variant.ToString().ToLowerInvariant()}";

    /// <summary>The settings that fit the model, and those that were written.</summary>
    public static ModularSettings Read(AgentSpec spec)
    {
        var fitting = ModularSettings.For(spec.Model!);
        var settings = new SettingsReader(spec.Settings);
        var variant = settings.Choice("variant", fitting.Variant);
        var read = fitting with
        {
            Variant = variant,
            Proposals = settings.Whole("proposals", variant == ModularVariant.Compare ? BestOf : 1, 1, MostProposals),
            Rejections = settings.Whole("rejections", fitting.Rejections, 1, 100),
            ToolTimeout = settings.Duration("tool-timeout", fitting.ToolTimeout),
        };
        settings.Done();
        return read;
    }
}
