namespace RE.Bench.Models.Clients;

/// <summary>What one call used so far, its thrown-away answers included.</summary>
internal sealed class UsageSheet
{
    public ModelUsage Used { get; private set; } = ModelUsage.Zero;

    public void Add(ModelUsage usage) => Used += usage;
}
