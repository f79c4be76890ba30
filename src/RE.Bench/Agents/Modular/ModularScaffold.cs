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

    public AgentSpec Configure(ScaffoldChoice choice)
    {
        var settings = Read(choice);
        choice.Settings.Done();
        return new()
        {
            Name = choice.Name,
            ScaffoldName = settings.Variant == ModularVariant.Basic ? Name : $"{Name}-{settings.Variant.ToString().ToLowerInvariant()}",
            Model = choice.Model,
            Make = () => new ModularAgent(settings),
        };
    }

    /// <summary>The settings that fit the model, and those that were written.</summary>
    public static ModularSettings Read(ScaffoldChoice choice)
    {
        var fitting = ModularSettings.For(choice.Model!);
        var variant = choice.Settings.Choice("variant", fitting.Variant);
        return fitting with
        {
            Variant = variant,
            Proposals = choice.Settings.Whole("proposals", variant == ModularVariant.Compare ? BestOf : 1, 1, MostProposals),
            Rejections = choice.Settings.Whole("rejections", fitting.Rejections, 1, 100),
            ToolTimeout = choice.Settings.Duration("tool-timeout", fitting.ToolTimeout),
        };
    }
}
