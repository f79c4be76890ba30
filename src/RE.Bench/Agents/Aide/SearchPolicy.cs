namespace RE.Bench.Agents.Aide;

/// <summary>Chooses where the tree grows: drafts first, then a failed leaf with some probability, else the best node. All its chance comes from the run's seed.</summary>
/// <param name="settings">How many drafts, how much debugging.</param>
/// <param name="seed">The run's seed.</param>
internal sealed class SearchPolicy(AideSettings settings, long seed)
{
    private readonly Random _random = new(unchecked((int)(seed ^ (seed >> 32))));

    /// <summary>The next step.</summary>
    public NextStep Next(NodeTree tree)
    {
        if (tree.Drafts < settings.Drafts)
        {
            return new(Stage.Draft, null);
        }

        // The depth is that of the leaf, so a chain is as long as the setting says and not one longer.
        if (_random.NextDouble() < settings.DebugProbability && tree.BuggyLeaves.Where(node => node.DebugDepth < settings.MaxDebugDepth).ToList() is { Count: > 0 } failed)
        {
            return new(Stage.Debug, failed[_random.Next(failed.Count)]);
        }

        return tree.Best is { } best ? new(Stage.Improve, best) : new(Stage.Draft, null);
    }
}
